using System.Globalization;

namespace Serverlesspresso.OrderBenchmark.Clients;

/// <summary>Who orders what: ids that no other order of the run has.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="UserId">The visitor.</param>
internal sealed record OrderIds(string OrderId, string UserId)
{
    /// <summary>Makes ids of the length that the ids of the coffee bar have. They fall all over the indexes.</summary>
    /// <param name="random">The run's own.</param>
    public static OrderIds Next(Random random) => new(Name('o', random), Name('u', random));

    private static string Name(char kind, Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{random.NextInt64():x16}{random.Next(0x10000):x4}");
}
