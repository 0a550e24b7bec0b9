namespace Serverlesspresso.Engine.Store;

/// <summary>Work to add.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Shard">The shard that owns it.</param>
/// <param name="Due">When.</param>
/// <param name="Key">What it is about: an execution's ARN or an event's id.</param>
/// <param name="Payload">What the handler of the kind needs: a JSON text.</param>
public sealed record NewWork(WorkKind Kind, int Shard, DateTimeOffset Due, string Key, string Payload);
