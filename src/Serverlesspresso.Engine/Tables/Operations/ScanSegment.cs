using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>One of the parts into which a parallel scan splits the partition keys.</summary>
/// <param name="Number">Which part.</param>
/// <param name="Total">How many there are.</param>
internal readonly record struct ScanSegment(int Number, int Total)
{
    private const uint HashStart = 2_166_136_261;
    private const uint HashFactor = 16_777_619;

    public static ScanSegment All => new(0, 1);

    public static ScanSegment Of(ScanRequest request) => new(request.Segment, request.TotalSegments);

    /// <summary>The hash (FNV-1a) is the same in every process, since a scan may go on after a restart.</summary>
    public bool Contains(KeyBytes partitionKey)
    {
        if (Total == 1)
        {
            return true;
        }

        var hash = HashStart;
        foreach (var part in partitionKey.Bytes.Span)
        {
            hash = unchecked((hash ^ part) * HashFactor);
        }

        return hash % Total == Number;
    }
}
