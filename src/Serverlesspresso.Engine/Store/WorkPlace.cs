namespace Serverlesspresso.Engine.Store;

/// <summary>The place of a piece of work in its shard, in the order in which work comes due.</summary>
/// <param name="Due">When it is due.</param>
/// <param name="Id">Its id.</param>
public readonly record struct WorkPlace(DateTimeOffset Due, long Id);
