namespace Serverlesspresso.Engine.Work;

/// <summary>How work is done.</summary>
public sealed class WorkOptions
{
    /// <summary>How many pieces of work run at a time. Default 128; too few make small commits, too many cost memory.</summary>
    public int ConcurrencyMax { get; set; } = 128;

    /// <summary>
    /// How many calls to other servers are made at a time. Default 64; too few let a slow server hold up the calls of others.
    /// </summary>
    public int OutsideConcurrencyMax { get; set; } = 64;

    /// <summary>How often each shard is scanned for due work that nobody has done. Default 5 seconds.</summary>
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How far ahead of its due time work is kept in memory. Default 15 seconds, more than the scan interval.</summary>
    public TimeSpan Horizon { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often work that fails by a fault of the server is tried. Default 20, over about a day.</summary>
    public int FaultAttemptsMax { get; set; } = 20;
}
