using System.Text;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Rows to write in tests.</summary>
internal static class Rows
{
    public const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:Brew";

    public static readonly DateTimeOffset Morning = new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero);

    public static KeyBytes Key(string text) => new(Bytes(text));

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    // Written out: in a conditional expression null would become an empty text.
    public static ReadOnlyMemory<byte>? BytesOrNull(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Bytes(text);
    }

    public static string Text(ReadOnlyMemory<byte>? bytes) => Encoding.UTF8.GetString(bytes!.Value.Span);

    public static ItemKey Item(string partitionKey, string sortKey = "", string table = "orders") =>
        new(table, Key(partitionKey), Key(sortKey));

    public static ItemChange Change(ItemKey key, string? item) =>
        new() { Key = key, Item = BytesOrNull(item) };

    public static ItemChange Change(ItemKey key, string? item, IndexEntry? before, IndexEntry? after) => new()
    {
        Key = key,
        Item = BytesOrNull(item),
        EntriesBefore = before is { } old ? [old] : [],
        EntriesAfter = after is { } current ? [current] : [],
    };

    public static IndexEntry Entry(string partitionKey, string sortKey = "", string index = "byState") =>
        new(index, Key(partitionKey), Key(sortKey));

    public static DefinitionRow Definition(string name, string document = "{}") =>
        new() { Kind = DefinitionKind.Rule, Name = name, Document = document };

    public static string ExecutionArn(string name) =>
        "arn:aws:states:us-east-1:000000000000:execution:Brew:" + name;

    public static ExecutionRow Execution(
        string name, ExecutionStatus status = ExecutionStatus.Running, DateTimeOffset? startedAt = null) => new()
        {
            Arn = ExecutionArn(name),
            StateMachineArn = Machine,
            RevisionId = "revision-1",
            Name = name,
            Status = status,
            StartedAt = startedAt ?? Morning,
            Input = "{}",
            LastEventId = 7,
            Checkpoint = BytesOrNull(status == ExecutionStatus.Running ? "checkpoint" : null),
        };

    public static EventRow Event(string id, string bus = "Serverlesspresso") =>
        new() { Id = id, BusName = bus, PutAt = Morning, Envelope = Bytes($$"""{"id":"{{id}}"}""") };

    public static NewWork Work(string key, int shard = 1, DateTimeOffset? due = null) =>
        new(WorkKind.Delivery, shard, due ?? Morning, key, "{}");

    public static DeadLetterRow DeadLetter(string key) => new()
    {
        Kind = WorkKind.Delivery,
        Key = key,
        Payload = "{}",
        Attempts = 3,
        Error = "TargetGone",
        Reason = "The target 'mug' does not exist.",
        At = Morning,
    };
}
