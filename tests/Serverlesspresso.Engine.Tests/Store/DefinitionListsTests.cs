using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;

namespace Serverlesspresso.Engine.Tests.Store;

public sealed class DefinitionListsTests : IAsyncLifetime
{
    private const int All = 300;

    private readonly TemporaryFolder _folder = new();
    private SqliteStore _store = null!; // Opened before each test.
    private int _read;

    public async ValueTask InitializeAsync()
    {
        _store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = _folder.File("coffee.db") },
            TimeProvider.System,
            NullLogger.Instance,
            TestContext.Current.CancellationToken);
        await _store.RunAsync(async transaction =>
        {
            for (var number = 0; number < All; number++)
            {
                var row = Rows.Definition(number.ToString("000", CultureInfo.InvariantCulture));
                await transaction.GetDefinitionAsync(row.Kind, row.Name);
                transaction.PutDefinition(row);
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task List_NothingIsFiltered_ReadsNoMoreThanAreAskedFor()
    {
        Assert.Equal(["002", "003"], await ListAsync("001", limit: 2));
        Assert.Equal(2, _read);
    }

    [Fact]
    public async Task List_FewAreWanted_ReadsOnUntilTheyAreFound() =>
        Assert.Equal(["100", "200"], await ListAsync("000", limit: 2, name => name.EndsWith("00", StringComparison.Ordinal)));

    [Fact]
    public async Task List_MoreThanOneReadGives_GivesAll()
    {
        Assert.Equal(All, (await ListAsync(null, int.MaxValue)).Count);
        Assert.Equal(All - 1, (await ListAsync(null, All - 1)).Count);
    }

    private Task<IReadOnlyList<string>> ListAsync(string? after, int limit, Func<string, bool>? isWanted = null) =>
        _store.ReadAsync(reader => DefinitionLists.ListAsync(
            reader, new DefinitionRange(DefinitionKind.Rule, "", after, limit), Read, isWanted));

    private string Read(DefinitionRow row)
    {
        _read++;
        return row.Name;
    }
}
