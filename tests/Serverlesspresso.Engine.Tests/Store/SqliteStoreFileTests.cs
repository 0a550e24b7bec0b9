using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;

namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>What becomes of files that cannot be used, and of one that is closed.</summary>
public sealed class SqliteStoreFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => _folder.File("coffee.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_FolderIsMissing_MakesIt()
    {
        await using var store = await OpenAsync(System.IO.Path.Combine(_folder.Path, "a", "b", "coffee.db"));

        await store.PutItemAsync(Rows.Item("1"), "one");

        Assert.Equal("one", await store.GetItemAsync(Rows.Item("1")));
    }

    [Fact]
    public async Task Open_InUse_SaysSo()
    {
        await using var store = await OpenAsync();

        var exception = await Assert.ThrowsAsync<StoreInUseException>(() => OpenAsync());

        Assert.Equal(
            $"The database '{DatabasePath}' is in use by another server. Stop it, or choose another file.",
            exception.Message);
    }

    [Fact]
    public async Task Open_AfterTheOtherClosed_Works()
    {
        await (await OpenAsync()).DisposeAsync();

        await using var store = await OpenAsync();

        Assert.Null(await store.GetItemAsync(Rows.Item("1")));
    }

    [Fact]
    public async Task Open_PlaceIsAFile_SaysThatTheFolderCannotBeWritten()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "not a folder", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<StoreNotWritableException>(
            () => OpenAsync(System.IO.Path.Combine(_folder.File("file"), "coffee.db")));

        Assert.Contains($"The folder '{_folder.File("file")}' cannot be written", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NotADatabase_SaysSoAndLeavesTheFile()
    {
        await File.WriteAllTextAsync(
            DatabasePath, "A list of beans, and no database at all.", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<StoreDamagedException>(() => OpenAsync());

        Assert.Equal(
            $"The file '{DatabasePath}' is no SQLite database, or its first page is damaged. "
                + "Restore it from a backup, or choose another file.",
            exception.Message);
        Assert.Equal(
            "A list of beans, and no database at all.",
            await File.ReadAllTextAsync(DatabasePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_DatabaseOfAnotherProgram_IsRefused()
    {
        Execute("CREATE TABLE beans (name TEXT)");

        var exception = await Assert.ThrowsAsync<StoreDamagedException>(() => OpenAsync());

        Assert.Equal(
            $"The database '{DatabasePath}' was not made by Serverlesspresso. Choose another file.", exception.Message);
    }

    [Fact]
    public async Task Open_PagesOverwritten_SaysThatTheDatabaseIsDamaged()
    {
        await using (var store = await OpenAsync())
        {
            for (var number = 0; number < 200; number++)
            {
                await store.PutItemAsync(Rows.Item($"{number}"), new string('x', 500));
            }
        }

        await using (var file = new FileStream(DatabasePath, FileMode.Open))
        {
            file.Position = 8_192;
            var noise = new byte[file.Length - 8_192];
            new Random(42).NextBytes(noise);
            await file.WriteAsync(noise, TestContext.Current.CancellationToken);
        }

        var exception = await Assert.ThrowsAsync<StoreDamagedException>(() => OpenAsync());

        Assert.StartsWith(
            $"The database '{DatabasePath}' is damaged. Restore it from a backup. (", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public async Task Open_CutInHalf_SaysThatTheDatabaseIsDamaged()
    {
        await using (var store = await OpenAsync())
        {
            await store.PutItemAsync(Rows.Item("1"), new string('x', 100_000));
        }

        await using (var file = new FileStream(DatabasePath, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        await Assert.ThrowsAsync<StoreDamagedException>(() => OpenAsync());
    }

    [Fact]
    public async Task Open_MadeByANewerServer_SaysSo()
    {
        await (await OpenAsync()).DisposeAsync();
        Execute("PRAGMA user_version = 9999");

        var exception = await Assert.ThrowsAsync<StoreTooNewException>(() => OpenAsync());

        Assert.Equal(
            $"The database '{DatabasePath}' has schema 9999, made by a newer server; "
                + $"this one knows up to {SchemaScripts.Latest}. Start the newer server.",
            exception.Message);
    }

    [Fact]
    public async Task Open_FirstSchema_KeepsWhatIsThere()
    {
        using var script = new StreamReader(typeof(SqliteStore).Assembly.GetManifestResourceStream(
            "Serverlesspresso.Engine.Store.Sqlite.Schema.0001-initial")!); // Scripts are never removed.
        Execute(
            $"""
            {await script.ReadToEndAsync(TestContext.Current.CancellationToken)}
            INSERT INTO work (id, shard, due, kind, attempt, key, payload)
            VALUES (1, 2, {Rows.Morning.UtcTicks}, {(int)WorkKind.Timer}, 3, 'key', 'payload');
            PRAGMA application_id = {DatabaseFile.ApplicationId};
            PRAGMA user_version = 1;
            """);

        await using var store = await OpenAsync();

        Assert.Equal(
            new WorkRow
            {
                Id = 1,
                Shard = 2,
                Due = Rows.Morning,
                Kind = WorkKind.Timer,
                Attempt = 3,
                Key = "key",
                Payload = "payload",
            },
            await store.ReadAsync(reader => reader.GetWorkAsync(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_FirstSchema_ExecutionsThatEndedWereNeverRedrivenAndCannotBe()
    {
        using var script = new StreamReader(typeof(SqliteStore).Assembly.GetManifestResourceStream(
            "Serverlesspresso.Engine.Store.Sqlite.Schema.0001-initial")!); // Scripts are never removed.
        var arn = Rows.ExecutionArn("1");
        Execute(
            $"""
            {await script.ReadToEndAsync(TestContext.Current.CancellationToken)}
            INSERT INTO names (id, name) VALUES (1, '{Rows.Machine}');
            INSERT INTO executions (version, status, started_at, stopped_at, state_machine, last_event, arn, revision, name, input)
            VALUES (3, {(int)ExecutionStatus.Failed}, {Rows.Morning.UtcTicks}, {Rows.Morning.UtcTicks}, 1, 7, '{arn}', 'revision-1', '1', '[]');
            PRAGMA application_id = {DatabaseFile.ApplicationId};
            PRAGMA user_version = 1;
            """);

        await using var store = await OpenAsync();

        var row = await store.ReadAsync(reader => reader.GetExecutionAsync(arn), TestContext.Current.CancellationToken);
        Assert.Equal(
            Rows.Execution("1", ExecutionStatus.Failed) with { StoppedAt = Rows.Morning, Input = "[]", Version = 3 }, row);
        Assert.Equal(
            "Execution was started before the launch of RedriveExecution",
            Redrivability.FindObstacle(row!, Rows.Morning)); // Compared above.
    }

    [Fact]
    public async Task Open_RefusedOnce_LeavesTheFileFreeForTheNext()
    {
        await (await OpenAsync()).DisposeAsync();
        Execute("PRAGMA user_version = 9999");
        await Assert.ThrowsAsync<StoreTooNewException>(() => OpenAsync());
        Execute($"PRAGMA user_version = {SchemaScripts.Latest}");

        await using var store = await OpenAsync();

        Assert.Null(await store.GetItemAsync(Rows.Item("1")));
    }

    [Fact]
    public async Task Dispose_AfterWrites_LeavesNoLogBehind()
    {
        await using (var store = await OpenAsync())
        {
            await store.PutItemAsync(Rows.Item("1"), "one");
        }

        Assert.Equal(
            ["coffee.db", "coffee.db.lock"],
            Directory.GetFiles(_folder.Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Turn_SqlRefusesIt_FailsAloneAndItsNeighboursCommit()
    {
        await using var store = await OpenAsync();
        Execute(
            """
            CREATE TRIGGER refuse_tea BEFORE INSERT ON items WHEN new.partition_key = CAST('tea' AS BLOB)
            BEGIN SELECT raise(ABORT, 'no tea here'); END
            """);

        var good = Enumerable.Range(0, 60).Select(number => store.PutItemAsync(Rows.Item($"{number}"), "coffee"));
        var tea = store.PutItemAsync(Rows.Item("tea"), "tea");
        await Task.WhenAll(good);

        var exception = await Assert.ThrowsAsync<StoreFaultException>(() => tea);
        Assert.Contains("no tea here", exception.Message, StringComparison.Ordinal);
        Assert.Equal(60, await store.ReadAsync(reader => reader.CountItemsAsync("orders")));
    }

    [Fact]
    public async Task Commit_DiskIsFull_IsToldUntilOneSucceeds()
    {
        var isFull = true;
        await using var store = await OpenAsync(
            onCommitPoint: _ => { if (isFull) { throw new SqliteException("no page left", SQLitePCL.raw.SQLITE_FULL); } });

        await Assert.ThrowsAsync<StoreNotWritableException>(() => store.PutItemAsync(Rows.Item("1"), "coffee"));

        Assert.Contains("is full. Make room.", store.WriteFault?.Message, StringComparison.Ordinal);
        isFull = false;
        await store.PutItemAsync(Rows.Item("1"), "coffee");
        Assert.Null(store.WriteFault);
    }

    [Fact]
    public async Task Commit_DiskIsFull_IsToldForTenSeconds()
    {
        var clock = new FakeTimeProvider();
        await using var store = await OpenAsync(
            onCommitPoint: _ => throw new SqliteException("no page left", SQLitePCL.raw.SQLITE_FULL), timeProvider: clock);
        await Assert.ThrowsAsync<StoreNotWritableException>(() => store.PutItemAsync(Rows.Item("1"), "coffee"));

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.NotNull(store.WriteFault);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(store.WriteFault);
    }

    private Task<SqliteStore> OpenAsync(
        string? path = null, Action<CommitPoint>? onCommitPoint = null, TimeProvider? timeProvider = null) => SqliteStore.OpenAsync(
        new SqliteStoreOptions { Path = path ?? DatabasePath, OnCommitPoint = onCommitPoint },
        timeProvider ?? TimeProvider.System,
        NullLogger.Instance,
        TestContext.Current.CancellationToken);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
