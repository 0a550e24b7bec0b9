using System.Globalization;

namespace Serverlesspresso.FeedBenchmark;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage =
        """
        usage: FeedBenchmark [--visitors 1000] [--screens 10] [--rate 20] [--baristas 4] [--folder DIR] [--server PATH]

          --visitors  How many visitors listen, each with an order of their own.
          --screens   How many displays listen beside them, and as many of the staff.
          --rate      How many taps there are in a second, evenly spread.
          --baristas  How many taps there are at a time at most.
          --folder    Where the data lies. Default ./data/feed-benchmark.
          --server    The server's assembly. Default: the Release build of this repository.
        """;

    public int Visitors { get; private init; } = 1_000;

    public int Screens { get; private init; } = 10;

    public int TapsPerSecond { get; private init; } = 20;

    public int Baristas { get; private init; } = 4;

    public string Folder { get; private init; } = Path.Combine("data", "feed-benchmark");

    public string ServerPath { get; private init; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Serverlesspresso.Server", "release", "Serverlesspresso.Server.dll"));

    /// <summary>Reads the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <exception cref="FormatException">One is unknown, or has no value.</exception>
    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            options = name switch
            {
                "--visitors" => options with { Visitors = Number(Value()) },
                "--screens" => options with { Screens = Number(Value()) },
                "--rate" => options with { TapsPerSecond = Number(Value()) },
                "--baristas" => options with { Baristas = Number(Value()) },
                "--folder" => options with { Folder = Value() },
                "--server" => options with { ServerPath = Path.GetFullPath(Value()) },
                _ => throw new FormatException($"The argument '{name}' is unknown."),
            };

            string Value() => rest.TryDequeue(out var value)
                ? value
                : throw new FormatException($"The argument '{name}' needs a value.");
        }

        return options;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"'{text}' is not a whole number above 0.");
}
