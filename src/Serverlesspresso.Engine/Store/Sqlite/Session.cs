using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>A connection and the statements prepared on it. Used by one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    private const int BusyMilliseconds = 5_000;

    private readonly SqliteConnection _connection;
    private readonly List<Statement> _statements = [];
    private readonly Statement _begin;
    private readonly Statement _fixSnapshot;
    private readonly Statement _beginImmediate;
    private readonly Statement _commit;
    private readonly Statement _rollback;

    private Session(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN");
        _fixSnapshot = Prepare("SELECT 1 FROM sqlite_schema LIMIT 1");
        _beginImmediate = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
    }

    public SqliteConnection Connection => _connection;

    public sqlite3 Handle => _connection.Handle
        ?? throw new InvalidOperationException("The connection is closed.");

    /// <summary>How many rows the last INSERT, UPDATE or DELETE wrote.</summary>
    public int ChangedRowCount => raw.sqlite3_changes(Handle);

    /// <summary>Opens a connection.</summary>
    /// <param name="path">The database file. It is made if it is missing.</param>
    /// <param name="pragmas">What to set before the first use.</param>
    public static Session Open(string path, string pragmas)
    {
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        };
        var connection = new SqliteConnection(connectionString.ToString());
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle, BusyMilliseconds);
            var session = new Session(connection);
            session.Execute(pragmas);
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public Statement Prepare(string sql)
    {
        var statement = new Statement(Handle, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs statements that are not worth preparing.</summary>
    /// <param name="sql">The statements.</param>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Reads one number.</summary>
    /// <param name="sql">The query.</param>
    public long ReadInt64(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Begins a transaction and fixes what it sees, which SQLite otherwise does at its first read.</summary>
    public void BeginSnapshot()
    {
        _begin.Run();
        _ = _fixSnapshot.Step();
        _fixSnapshot.Reset();
    }

    public void BeginImmediate() => _beginImmediate.Run();

    public void Commit() => _commit.Run();

    /// <summary>Rolls back if a transaction is open: some errors of SQLite have done so already.</summary>
    public void RollBack()
    {
        if (raw.sqlite3_get_autocommit(Handle) == 0)
        {
            _rollback.Run();
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
