using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Facts about Map Runs and their child executions.</summary>
public abstract class StoreMapRunConformance : StoreItemConformance
{
    [Fact]
    public async Task MapRun_Put_IsReadBackWithItsVersionCounted()
    {
        var store = await OpenStoreAsync();
        var row = MapRun("a") with
        {
            StoppedAt = Rows.Morning.AddSeconds(1),
            ToleratedFailurePercentage = 12.5,
            Items = new MapRunCounts(9, 1, 2, 3, 1, 1, 1),
            StartedCount = 4,
            OutputBytes = 5,
            RedriveCount = 1,
            RedrivenAt = Rows.Morning,
            RedrivenBefore = 2,
        };

        await PutAsync(store, MapRun("a"));
        await PutAsync(store, row);

        Assert.Equal(row with { Version = 2 }, await store.ReadAsync(reader => reader.GetMapRunAsync(row.Arn)));
        Assert.Null(await store.ReadAsync(reader => reader.GetMapRunAsync(MapRun("b").Arn)));
    }

    [Fact]
    public async Task MapRun_ReadOneChangedMeanwhile_RunsTheTurnAgain()
    {
        var store = await OpenStoreAsync();
        await PutAsync(store, MapRun("a"));
        var runs = 0;

        await store.RunAsync(async transaction =>
        {
            runs++;
            var row = await transaction.GetMapRunAsync(MapRun("a").Arn);
            if (runs == 1)
            {
                await PutAsync(store, MapRun("a") with { StartedCount = 1 });
            }

            transaction.PutMapRun(row! with { StartedCount = row.StartedCount + 1 }); // Put above.
        });

        var kept = await store.ReadAsync(reader => reader.GetMapRunAsync(MapRun("a").Arn));
        Assert.Equal((2, 2), (runs, kept?.StartedCount));
    }

    [Fact]
    public async Task ListMapRuns_OfAnExecution_FollowsTheOrderOfTheirStarts()
    {
        var store = await OpenStoreAsync();
        foreach (var name in new[] { "z", "a", "m" })
        {
            await PutAsync(store, MapRun(name));
        }

        await PutAsync(store, MapRun("other") with { ExecutionArn = Rows.ExecutionArn("other") });
        await PutAsync(store, MapRun("z") with { StartedCount = 1 });

        Assert.Equal(["z", "a", "m"], await ListAsync(store, afterName: null, limit: 10));
        Assert.Equal(["a"], await ListAsync(store, "z", limit: 1));
    }

    [Fact]
    public async Task ListChildExecutions_ByPlaceStatusAndRedrive_FollowsTheirOrder()
    {
        var store = await OpenStoreAsync();
        await PutAsync(store, MapRun("a"));
        await PutAsync(store, MapRun("b"));
        await store.PutExecutionAsync(Child("b", 0, ExecutionStatus.Failed));
        await store.PutExecutionAsync(Rows.Execution("nobodys"));
        for (var index = 4; index >= 0; index--)
        {
            var status = index % 2 == 0 ? ExecutionStatus.Succeeded : ExecutionStatus.Failed;
            await store.PutExecutionAsync(Child("a", index, status) with { RedriveCount = index == 3 ? 1 : 0 });
        }

        var query = new ChildExecutionQuery(MapRun("a").Arn, Limit: 10);
        Assert.Equal([0, 1, 2, 3, 4], await ListAsync(store, query));
        Assert.Equal([4, 3], await ListAsync(store, query with { IsDescending = true, Limit = 2 }));
        Assert.Equal([2, 1, 0], await ListAsync(store, query with { IsDescending = true, After = 3 }));
        Assert.Equal([3, 4], await ListAsync(store, query with { After = 2 }));
        Assert.Equal([4, 3, 2], await ListAsync(store, query with { IsDescending = true, From = 2 }));
        Assert.Equal([1, 3], await ListAsync(store, query with { Statuses = [ExecutionStatus.Failed, ExecutionStatus.Aborted] }));
        Assert.Equal([3], await ListAsync(store, query with { IsRedriven = true }));
        Assert.Equal([1], await ListAsync(store, query with { IsRedriven = false, Statuses = [ExecutionStatus.Failed] }));
    }

    [Fact]
    public async Task ChildExecution_Changed_StaysTheChildItWas()
    {
        var store = await OpenStoreAsync();
        await PutAsync(store, MapRun("a"));
        var child = Child("a", 7, ExecutionStatus.Running);
        await store.PutExecutionAsync(child);

        await store.PutExecutionAsync(child with { Status = ExecutionStatus.Succeeded, Output = "1" });

        var kept = await store.ReadAsync(reader => reader.GetExecutionAsync(child.Arn));
        var query = new ChildExecutionQuery(MapRun("a").Arn, Limit: 10);
        var bare = Assert.Single(await store.ReadAsync(reader => reader.ListChildExecutionsAsync(query)));
        var result = Assert.Single(
            await store.ReadAsync(reader => reader.ListChildExecutionsAsync(query with { HasResults = true })));
        Assert.Equal(new MapRunChild(MapRun("a").Arn, 7, 3), kept?.MapRunChild);
        Assert.Equal((string.Empty, null, kept?.MapRunChild), (bare.Input, bare.Output, bare.MapRunChild));
        Assert.Equal((string.Empty, "1", ExecutionStatus.Succeeded), (result.Input, result.Output, result.Status));
    }

    [Fact]
    public async Task ListChildExecutions_ResultsOfOneWithoutOutput_CarryItsInput()
    {
        var store = await OpenStoreAsync();
        await PutAsync(store, MapRun("a"));
        await store.PutExecutionAsync(Child("a", 0, ExecutionStatus.Failed));

        var query = new ChildExecutionQuery(MapRun("a").Arn, Limit: 10) { HasResults = true };
        var failed = Assert.Single(await store.ReadAsync(reader => reader.ListChildExecutionsAsync(query)));

        Assert.Equal(("{}", null), (failed.Input, failed.Output));
    }

    private static MapRunRow MapRun(string name) => new()
    {
        Arn = $"arn:aws:states:us-east-1:123456789012:mapRun:machine/Cups:{name}",
        ExecutionArn = Rows.ExecutionArn("parent"),
        StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:machine/Cups",
        RevisionId = "revision-1",
        Status = MapRunStatus.Running,
        StartedAt = Rows.Morning,
        MaxConcurrency = 0,
        Items = new MapRunCounts(9),
        Executions = new MapRunCounts(9),
    };

    private static ExecutionRow Child(string mapRun, int index, ExecutionStatus status) =>
        Rows.Execution($"{mapRun}-{index}", status) with { MapRunChild = new MapRunChild(MapRun(mapRun).Arn, index, ItemCount: 3) };

    private static Task PutAsync(IStore store, MapRunRow row) => store.RunAsync(async transaction =>
    {
        await transaction.GetMapRunAsync(row.Arn);
        transaction.PutMapRun(row);
    });

    private static async Task<IEnumerable<string>> ListAsync(IStore store, string? afterName, int limit)
    {
        var after = afterName is null ? null : MapRun(afterName).Arn;
        var rows = await store.ReadAsync(reader => reader.ListMapRunsAsync(Rows.ExecutionArn("parent"), after, limit));
        return rows.Select(row => row.Arn.Split(':')[^1]);
    }

    private static async Task<IEnumerable<int>> ListAsync(IStore store, ChildExecutionQuery query)
    {
        var rows = await store.ReadAsync(reader => reader.ListChildExecutionsAsync(query));
        return rows.Select(row => row.MapRunChild!.Index); // Listed as children.
    }
}
