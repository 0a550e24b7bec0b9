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

    [Fact]
    public void Orders_RecordedPayloads_AreRead()
    {
        var order = ReplayWork.Read(new WorkRow
        {
            Id = 1,
            Kind = WorkKind.Replay,
            Shard = 0,
            Due = BusEngine.Start,
            Key = "r",
            Payload = """{"incarnation":"i","step":"GoOn"}""",
            Attempt = 0,
        });

        Assert.Equal(new ReplayOrder("i", ReplayStep.GoOn), order);
    }

    private static DefinitionRow Row(string document) =>
        new() { Kind = DefinitionKind.Archive, Name = "a", Document = document };
}
