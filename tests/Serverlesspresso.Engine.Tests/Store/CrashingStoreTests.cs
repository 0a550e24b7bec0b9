using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

public sealed class CrashingStoreTests
{
    [Fact]
    public async Task AtEveryPoint_TurnsThatHandOnWork_LeaveAllOrNothingAndNothingAcknowledgedIsLost()
    {
        var acknowledged = 0;

        var points = await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                acknowledged = 0;
                for (var number = 1; number <= 5; number++)
                {
                    await store.RunAsync(transaction => BrewAsync(transaction, number));
                    acknowledged = number;
                }
            },
            async store =>
            {
                var work = await store.ListDueAsync();
                var events = await store.ReadAsync(reader => reader.ListEventsAsync("Serverlesspresso", 0, 10));
                var items = await store.ReadAsync(reader => reader.CountItemsAsync("orders"));

                Assert.InRange(items, acknowledged, acknowledged + 1);
                Assert.Equal(items, events.Count);
                Assert.Equal(items, work.Count);
            });

        Assert.Equal(10, points);
    }

    [Fact]
    public async Task AtEveryPoint_WorkIdsOfTheDeadProcess_AreNotGivenAgain()
    {
        var given = new HashSet<long>();

        await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                given.Clear();
                for (var number = 0; number < 3; number++)
                {
                    await store.RunAsync(transaction =>
                    {
                        given.Add(transaction.AddWork(Rows.Work("brew")).Id);
                    });
                }
            },
            async store => Assert.DoesNotContain((await store.AddWorkAsync(Rows.Work("brew"))).Id, given));
    }

    private static async ValueTask BrewAsync(ITurnTransaction transaction, int number)
    {
        var key = Rows.Item($"{number}");
        await transaction.GetItemAsync(key);
        transaction.PutItem(Rows.Change(key, "brewing"));
        transaction.AppendEvent(Rows.Event($"{number}"));
        transaction.AddWork(Rows.Work($"{number}"));
    }
}
