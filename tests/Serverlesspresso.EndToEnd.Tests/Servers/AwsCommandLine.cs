using System.Diagnostics;

namespace Serverlesspresso.EndToEnd.Tests.Servers;

/// <summary>The real <c>aws</c> command line, as somebody has it who pasted the server's lines and set nothing else.</summary>
internal sealed class AwsCommandLine
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "aws"))
        .FirstOrDefault(File.Exists);

    private readonly Dictionary<string, string> _environment;

    /// <summary>Makes a command line that talks to a server. The test is skipped where there is none.</summary>
    public AwsCommandLine(ServerProcess server)
    {
        Assert.SkipWhen(Program is null, "The aws command line is not on the PATH.");
        _environment = new Dictionary<string, string>(server.Exports, StringComparer.Ordinal);
    }

    /// <summary>Sets a variable on top of the server's lines.</summary>
    public AwsCommandLine With(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>Runs a command that must succeed.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var result = await TryAsync(arguments);
        Assert.True(result.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {result.Errors}");
        return result.Output;
    }

    /// <summary>Pastes lines into a shell: they must succeed.</summary>
    public async Task PasteAsync(string lines)
    {
        var result = await TryProgramAsync("bash", ["-e", "-c", lines]);
        Assert.True(result.ExitCode == 0, $"{lines}: {result.Errors}");
    }

    /// <summary>Runs a command that may fail.</summary>
    public Task<CommandResult> TryAsync(params string[] arguments) =>
        TryProgramAsync(Program!, arguments); // It is on the PATH: the constructor skips the test otherwise.

    private async Task<CommandResult> TryProgramAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_CONFIG_FILE"] = "/dev/null";
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new CommandResult(process.ExitCode, await output, (await errors).Trim());
    }
}
