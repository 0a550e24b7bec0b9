using System.Globalization;

namespace Serverlesspresso.OrderBenchmark;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage =
        """
        usage: OrderBenchmark [--orders 16,64] [--seconds 10] [--warm-up 5] [--folder DIR] [--server PATH] [--keep]

          --orders   How many orders are under way at a time, one run after the other.
          --seconds  How long each run is measured.
          --warm-up  How long nothing counts before.
          --folder   Where the data lies: the disk that is measured. Default ./data/order-benchmark.
          --server   The server's assembly. Default: the Release build of this repository.
          --keep     Leaves the databases in the folder.
        """;

    public IReadOnlyList<int> OrdersAtOnce { get; private init; } = [16, 64];

    public TimeSpan Measured { get; private init; } = TimeSpan.FromSeconds(10);

    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(5);

    public string Folder { get; private init; } = Path.Combine("data", "order-benchmark");

    public string ServerPath { get; private init; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Serverlesspresso.Server", "release", "Serverlesspresso.Server.dll"));

    public bool KeepsData { get; private init; }

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
                "--orders" => options with { OrdersAtOnce = [.. Value().Split(',').Select(Number)] },
                "--seconds" => options with { Measured = TimeSpan.FromSeconds(Number(Value())) },
                "--warm-up" => options with { WarmUp = TimeSpan.FromSeconds(Number(Value())) },
                "--folder" => options with { Folder = Value() },
                "--server" => options with { ServerPath = Path.GetFullPath(Value()) },
                "--keep" => options with { KeepsData = true },
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
