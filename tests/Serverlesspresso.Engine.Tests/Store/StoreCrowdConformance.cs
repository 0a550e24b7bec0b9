using System.Globalization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>Facts about many turns at once: each happens once and whole, whatever becomes of its neighbours.</summary>
public abstract class StoreCrowdConformance : StoreConformanceSetting
{
    [Fact]
    public async Task Turn_RunAgainAndThenThrowing_ReachesTheCallerAndHarmsNoNeighbour()
    {
        var store = await OpenStoreAsync();
        await store.PutItemAsync(Rows.Item("hot"), "0");

        var turns = Enumerable.Range(0, 40).Select(number => store.RunAsync(async transaction =>
        {
            var hot = await transaction.GetItemAsync(Rows.Item("hot"));
            await Task.Yield();
            transaction.PutItem(Rows.Change(Rows.Item("hot"), Rows.Text(hot!.Item) + "."));
            if (number % 4 == 0)
            {
                throw new InvalidDataException(number.ToString(CultureInfo.InvariantCulture));
            }
        })).ToList();
        var failures = new List<string>();
        foreach (var turn in turns)
        {
            try
            {
                await turn;
            }
            catch (InvalidDataException exception)
            {
                failures.Add(exception.Message);
            }
        }

        Assert.Equal(["0", "4", "8", "12", "16", "20", "24", "28", "32", "36"], failures);
        Assert.Equal("0" + new string('.', 30), await store.GetItemAsync(Rows.Item("hot")));
    }

    [Fact]
    public async Task HotCounter_SixtyFourTurnsAtOnce_CountsEachOnceAndAnswersEachOnce()
    {
        var store = await OpenStoreAsync();
        await store.PutItemAsync(Rows.Item("counter"), "0");

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            var mine = new List<int>();
            for (var round = 0; round < 10; round++)
            {
                mine.Add(await store.RunAsync(CountUpAsync));
            }

            return mine;
        })));

        Assert.Equal("640", await store.GetItemAsync(Rows.Item("counter")));
        Assert.Equal(Enumerable.Range(1, 640), answers.SelectMany(mine => mine).Order());
        Assert.All(answers, mine => Assert.Equal(mine.Order(), mine));
    }

    [Fact]
    public async Task Transfers_ManyAtOnceBesideReaders_NeverShowASumThatIsNotWhole()
    {
        const int accounts = 5;
        var store = await OpenStoreAsync();
        for (var account = 0; account < accounts; account++)
        {
            await store.PutItemAsync(Rows.Item($"{account}"), "100");
        }

        var writers = Enumerable.Range(1, 4).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var round = 0; round < 100; round++)
            {
                var (from, to) = (random.Next(accounts), random.Next(accounts));
                await store.RunAsync(async transaction =>
                {
                    Assert.Equal(100 * accounts, await SumAsync(transaction, accounts));
                    await AddAsync(transaction, from, -1);
                    await AddAsync(transaction, to, 1);
                    Assert.Equal(100 * accounts, await SumAsync(transaction, accounts));
                });
            }
        }));
        var readers = Enumerable.Range(1, 2).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < 200; round++)
            {
                Assert.Equal(100 * accounts, await store.ReadAsync(async reader => await SumAsync(reader, accounts)));
                Assert.Equal(100 * accounts, await store.RunAsync(async reader => await SumAsync(reader, accounts)));
            }
        }));

        await Task.WhenAll([.. writers, .. readers]);
        Assert.Equal(100 * accounts, await store.ReadAsync(async reader => await SumAsync(reader, accounts)));
    }

    private static async ValueTask<int> CountUpAsync(ITurnTransaction transaction)
    {
        var row = await transaction.GetItemAsync(Rows.Item("counter"));
        var next = int.Parse(Rows.Text(row!.Item), CultureInfo.InvariantCulture) + 1;
        transaction.PutItem(Rows.Change(Rows.Item("counter"), next.ToString(CultureInfo.InvariantCulture)));
        return next;
    }

    private static async Task AddAsync(ITurnTransaction transaction, int account, int amount)
    {
        var row = await transaction.GetItemAsync(Rows.Item($"{account}"));
        var balance = int.Parse(Rows.Text(row!.Item), CultureInfo.InvariantCulture) + amount;
        transaction.PutItem(Rows.Change(Rows.Item($"{account}"), balance.ToString(CultureInfo.InvariantCulture)));
    }

    // One row at a time and all in one list, in turns, so that rows from memory and from the file stand side by side.
    private static async Task<int> SumAsync(IStoreReader reader, int accounts)
    {
        var sum = 0;
        for (var account = 0; account < accounts - 1; account++)
        {
            var row = await reader.GetItemAsync(Rows.Item($"{account}"));
            sum += int.Parse(Rows.Text(row!.Item), CultureInfo.InvariantCulture);
        }

        var query = new ItemQuery { TableName = "orders", PartitionKey = Rows.Key($"{accounts - 1}"), Limit = 1 };
        var last = Assert.Single(await reader.QueryItemsAsync(query));
        return sum + int.Parse(Rows.Text(last.Item), CultureInfo.InvariantCulture);
    }
}
