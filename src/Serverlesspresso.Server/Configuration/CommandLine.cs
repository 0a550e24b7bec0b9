namespace Serverlesspresso.Server.Configuration;

/// <summary>The command line: short names for what is set most, and any setting by its full name.</summary>
internal static class CommandLine
{
    public const string Usage = """
        Serverlesspresso: an event-driven coffee bar with its own event bus, workflow engine and tables.

        Usage: ./run [--urls URL] [--data DIR] [--Section:Setting VALUE]...

          --urls URL    Where to listen, several with ';' between. Default http://localhost:8080.
          --data DIR    The folder of the database and the credentials. Default ./data.
          --Serverlesspresso:PublicUrl URL
                        Where phones find the server: codes on walls and links for staff and screens lead there. Default
                        the address of the page itself.
          --Serverlesspresso:MetricsToken TOKEN
                        The bearer token with which Prometheus reads /metrics. Default none: only operators read it.
          --Serverlesspresso:Account:AccountId ID
                        The account that all ARNs name. Default 123456789012. Data keeps what it was made with.
          --Serverlesspresso:Account:Region REGION
                        The region that all ARNs name. Default us-east-1. Data keeps what it was made with.
          --Serverlesspresso:HttpTasks:AllowedEndpoints:0 URL
                        An address that workflows may call with http:invoke, and API destinations, with all paths below it;
                        :1, :2... for more. Default none.
          --Serverlesspresso:Buses:RulesPerBusMax COUNT
                        How many rules a bus may have. Default 300, as on AWS. Likewise BusesMax, default 100.
          --Logging:LogLevel:Default LEVEL
                        How much to log: Trace, Debug, Information, Warning or Error. Default Warning.

        Every setting can also stand in an environment variable, with '__' for ':' (ASPNETCORE_URLS, Serverlesspresso__Data,
        Serverlesspresso__Account__Region), or in the appsettings.json beside the program: ./run takes it from
        src/Serverlesspresso.Server. The command line goes before the environment, and that before the file.
        """;

    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--urls"] = "urls",
        ["--data"] = $"{ServerOptions.Section}:Data",
    };

    private static readonly string[] Sections = [ServerOptions.Section, "Logging", "Kestrel"];

    /// <summary>Adds the command line to the configuration, over all that is there.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="args">The arguments.</param>
    /// <exception cref="FormatException">An argument is unknown, or has no value.</exception>
    public static void AddTo(IConfigurationBuilder configuration, string[] args)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < args.Length; index++)
        {
            var equals = args[index].IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? args[index] : args[index][..equals];
            var key = FindKey(name)
                ?? throw new FormatException($"The argument '{name}' is unknown. --help lists what there is.");
            if (equals < 0 && index + 1 == args.Length)
            {
                throw new FormatException($"The argument '{name}' needs a value. --help shows how.");
            }

            settings[key] = equals < 0 ? args[++index] : args[index][(equals + 1)..];
        }

        configuration.AddInMemoryCollection(settings);
    }

    private static string? FindKey(string name)
    {
        if (ShortNames.TryGetValue(name, out var key))
        {
            return key;
        }

        var isFullName = name.StartsWith("--", StringComparison.Ordinal)
            && Sections.Any(section => name.AsSpan(2).StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase));
        return isFullName ? name[2..] : null;
    }
}
