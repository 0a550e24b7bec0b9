using Serverlesspresso.Server.Configuration;
using Serverlesspresso.Server.Startup;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

RunningServer server;
try
{
    server = await RunningServer.StartAsync(args);
}
catch (Exception exception) when (StartFailure.Describe(exception) is { } line)
{
    Console.Error.WriteLine($"serverlesspresso: {line}");
    return 1;
}

await using (server)
{
    Console.WriteLine(server.ReadyMessage);
    await server.WaitForShutdownAsync();
}

return 0;
