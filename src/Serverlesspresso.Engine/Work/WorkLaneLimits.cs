namespace Serverlesspresso.Engine.Work;

/// <summary>How much work lanes hold.</summary>
internal sealed record WorkLaneLimits
{
    /// <summary>How much runs at a time. A lane of which nothing runs looks at the ceiling instead.</summary>
    public required int ConcurrencyMax { get; init; }

    /// <summary>How much runs at a time in any case.</summary>
    public int Ceiling { get; init; } = 2_048;

    /// <summary>How much of one lane runs at a time.</summary>
    public required int ConcurrencyPerLaneMax { get; init; }

    /// <summary>How much of all lanes of one server runs at a time.</summary>
    public int ConcurrencyPerServerMax { get; init; } = int.MaxValue;

    /// <summary>How much of one lane waits in memory; more of it waits in the store.</summary>
    public int WaitingPerLaneMax { get; init; } = 16_384;

    /// <summary>How much waits in memory in all. A lane of which nothing waits does not count it.</summary>
    public int WaitingMax { get; init; } = 131_072;
}
