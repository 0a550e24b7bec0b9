namespace Serverlesspresso.Engine.Store;

/// <summary>Which events of an archive to read, in order of the time in them.</summary>
public sealed record ArchiveQuery
{
    /// <summary>The archive.</summary>
    public required string Archive { get; init; }

    /// <summary>Only events after this place.</summary>
    public required ArchivePlace After { get; init; }

    /// <summary>Only events of an earlier time than this.</summary>
    public required DateTimeOffset Before { get; init; }

    /// <summary>Only events whose id is this or less: those that were there when somebody began to read.</summary>
    public long IdMax { get; init; } = long.MaxValue;

    /// <summary>How many at most.</summary>
    public required int Limit { get; init; }

    /// <summary>No more once their envelopes have this many bytes together.</summary>
    public required long BytesMax { get; init; }
}
