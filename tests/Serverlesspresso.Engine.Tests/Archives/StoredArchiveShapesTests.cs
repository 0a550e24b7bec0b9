using System.Text.Json;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Buses;

namespace Serverlesspresso.Engine.Tests.Archives;

/// <summary>What earlier servers have stored is read by today's. A recorded sample is never changed.</summary>
public sealed class StoredArchiveShapesTests
{
    [Fact]
    public void Archive_RecordedDocument_IsRead()
    {
        var archive = ArchiveJsonContext.ReadArchive(Row(
            """{"name":"a","arn":"arn:a","incarnation":"i","busName":"Bar","busArn":"arn:b","description":"d","eventPattern":"{}","retentionDays":3,"state":"DISABLED","stateReason":"r","createdAt":"2030-01-01T08:00:00+00:00","cleaningRound":2}"""));

        Assert.Equal(
            new ArchiveDocument
            {
                Name = "a",
                Arn = "arn:a",
                Incarnation = "i",
                BusName = "Bar",
                BusArn = "arn:b",
                Description = "d",
                EventPattern = "{}",
                RetentionDays = 3,
                State = ArchiveDocument.Disabled,
                StateReason = "r",
                CreatedAt = BusEngine.Start,
                CleaningRound = 2,
            },
            archive);
        Assert.Equal("arn:a:i", archive.Key);
    }

    [Fact]
    public void Replay_RecordedDocument_IsRead()
    {
        var replay = ArchiveJsonContext.ReadReplay(Row(
            """{"name":"r","arn":"arn:r","incarnation":"i","archiveName":"a","archiveArn":"arn:a","archiveKey":"arn:a:1","busName":"Bar","busArn":"arn:b","filterArns":["arn:f"],"eventsFrom":"2030-01-01T08:00:00+00:00","eventsBefore":"2030-01-01T08:00:05+00:00","idMax":12,"state":"Running","startedAt":"2030-01-01T08:00:00+00:00","eventCount":7,"last":{"time":"2030-01-01T08:00:01+00:00","id":9}}"""));

        Assert.Equal(("r", "a", "arn:a:1", "Bar"), (replay.Name, replay.ArchiveName, replay.ArchiveKey, replay.BusName));
        Assert.Equal(["arn:f"], replay.FilterArns);
        Assert.Equal((ReplayState.Running, 7, 12), (replay.State, replay.EventCount, replay.IdMax));
        Assert.Equal(new ArchivePlace(BusEngine.Start.AddSeconds(1), 9), replay.Last);
        Assert.Equal(BusEngine.Start.AddSeconds(5), replay.EventsBefore);
    }

    [Theory]
    [InlineData("Starting")]
    [InlineData("Cancelling")]
    [InlineData("Completed")]
    [InlineData("Cancelled")]
    [InlineData("Failed")]
    public void Replay_RecordedState_IsReadAndWrittenTheSame(string state)
    {
        var document =
            $$"""{"name":"r","arn":"arn:r","incarnation":"i","description":"d","archiveName":"a","archiveArn":"arn:a","archiveKey":"arn:a:1","busName":"Bar","busArn":"arn:b","eventsFrom":"2030-01-01T08:00:00+00:00","eventsBefore":"2030-01-01T08:00:05+00:00","idMax":12,"state":"{{state}}","stateReason":"s","startedAt":"2030-01-01T08:00:00+00:00","endedAt":"2030-01-01T09:00:00+00:00","eventCount":0}""";

        var replay = ArchiveJsonContext.ReadReplay(Row(document));

        Assert.Equal((Enum.Parse<ReplayState>(state), BusEngine.Start.AddHours(1)), (replay.State, replay.EndedAt));
        Assert.Equal(document, JsonSerializer.Serialize(replay, ArchiveJsonContext.Default.ReplayDocument));
    }

    [Fact]
    public void ActiveReplays_RecordedRow_IsRead() =>
        Assert.Equal(["r", "s"], ArchiveJsonContext.ReadActiveReplays(Row("""["r","s"]""")));

    [Theory]
    [InlineData("""{"incarnation":"i","step":"GoOn"}""", nameof(ReplayStep.GoOn))]
    [InlineData("""{"incarnation":"i","step":"Forget"}""", nameof(ReplayStep.Forget))]
    public void ReplayOrder_RecordedPayload_IsRead(string payload, string step) => Assert.Equal(
        new ReplayOrder("i", Enum.Parse<ReplayStep>(step)), ReplayWork.Read(Work(WorkKind.Replay, payload)));

    [Fact]
    public void CleaningOrder_RecordedPayload_IsRead() => Assert.Equal(
        new CleaningOrder("arn:a:i", 2),
        ArchiveCleaner.Read(Work(WorkKind.ArchiveCleaning, """{"archive":"arn:a:i","round":2}""")));

    private static WorkRow Work(WorkKind kind, string payload) => new()
    {
        Id = 1,
        Kind = kind,
        Shard = 0,
        Due = BusEngine.Start,
        Key = "r",
        Payload = payload,
        Attempt = 0,
    };

    private static DefinitionRow Row(string document) =>
        new() { Kind = DefinitionKind.Archive, Name = "a", Document = document };
}
