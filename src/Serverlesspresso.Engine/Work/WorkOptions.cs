namespace Serverlesspresso.Engine.Work;

/// <summary>How work is done.</summary>
public sealed class WorkOptions
{
    /// <summary>
    /// How many pieces of work run at a time, and how many deliveries to targets of rules besides; of these one for each target
    /// runs in any case, up to 2,048. Default 128; too few make small commits, too many cost memory.
    /// </summary>
    public int ConcurrencyMax { get; set; } = 128;

    /// <summary>
    /// How much work for one target of a rule runs at a time. Default 64; too much lets a slow function hold up others, too
    /// little makes small commits.
    /// </summary>
    public int ConcurrencyPerTargetMax { get; set; } = 64;

    /// <summary>
    /// How many calls to other servers are made at a time. Default 256; one for each API destination, and for each server
    /// that tasks call, is made in any case, up to 2,048, if <see cref="OutsideConcurrencyPerServerMax"/> allows it.
    /// </summary>
    public int OutsideConcurrencyMax { get; set; } = 256;

    /// <summary>
    /// How many calls are made at a time through one API destination, and to one server by tasks. Default 32; too few keep a
    /// server that takes its time from its rate.
    /// </summary>
    public int OutsideConcurrencyPerTargetMax { get; set; } = 32;

    /// <summary>
    /// How many calls are made at a time to one server (scheme, host and port), by tasks and through all API destinations
    /// that lead there, which take turns. Default 64, twice as many as one of them takes, so that one which gets no answer
    /// leaves places to the others.
    /// </summary>
    public int OutsideConcurrencyPerServerMax { get; set; } = 64;

    /// <summary>How often each shard is scanned for due work that nobody has done. Default 5 seconds.</summary>
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How far ahead of its due time work is kept in memory. Default 15 seconds, more than the scan interval.</summary>
    public TimeSpan Horizon { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often work that fails by a fault of the server is tried. Default 20, over about a day.</summary>
    public int FaultAttemptsMax { get; set; } = 20;
}
