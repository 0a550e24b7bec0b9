namespace Serverlesspresso.Engine.Work;

/// <summary>Spreads work over shards, each of which has one owner.</summary>
public static class WorkShards
{
    /// <summary>How many shards there are. Stored with each piece of work, so the number never changes.</summary>
    public const int Count = 16;

    /// <summary>The shard of an execution's ARN or an event's id: the same on every machine and version.</summary>
    /// <param name="key">The ARN or id.</param>
    public static int Of(string key)
    {
        // FNV-1a over the UTF-16 units: String.GetHashCode differs from process to process.
        var hash = 2166136261u;
        foreach (var unit in key)
        {
            hash = (hash ^ unit) * 16777619u;
        }

        return (int)(hash % Count);
    }
}
