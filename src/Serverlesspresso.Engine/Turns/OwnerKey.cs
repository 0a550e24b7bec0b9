namespace Serverlesspresso.Engine.Turns;

/// <summary>What has an owner.</summary>
/// <param name="Kind">Whether it is an execution or a work shard.</param>
/// <param name="Id">The execution's ARN or the shard's number.</param>
public readonly record struct OwnerKey(OwnerKind Kind, string Id)
{
    /// <summary>The owner of an execution.</summary>
    /// <param name="executionArn">The execution's ARN.</param>
    public static OwnerKey Execution(string executionArn) => new(OwnerKind.Execution, executionArn);

    /// <summary>The owner of a work shard.</summary>
    /// <param name="shard">The shard's number.</param>
    public static OwnerKey WorkShard(int shard) =>
        new(OwnerKind.WorkShard, shard.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>What kind of thing an owner owns.</summary>
public enum OwnerKind
{
    /// <summary>An execution: its turns run one after the other.</summary>
    Execution,

    /// <summary>A shard of the work queue: its owner does many pieces of work at a time.</summary>
    WorkShard,
}
