using Microsoft.Data.Sqlite;

namespace Serverlesspresso.OrderBenchmark.Limits;

/// <summary>The least statements that write an order's rows, each found by its number, on one connection.</summary>
internal sealed class BareTables : IDisposable
{
    // Those of the server's writer, apart from its bookkeeping.
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private SqliteTransaction? _transaction;

    /// <summary>Makes the database.</summary>
    /// <param name="path">Where.</param>
    /// <param name="schema">The statements that make its tables and indexes.</param>
    public BareTables(string path, IEnumerable<string> schema)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        foreach (var statement in schema.Prepend(Pragmas))
        {
            using var command = _connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    public void Begin() => _transaction = _connection.BeginTransaction();

    public void Commit()
    {
        _transaction?.Commit();
        _transaction?.Dispose();
        _transaction = null;
    }

    public void Insert(string table, string columns, object?[] row) =>
        Run($"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", row.Select(static (_, index) => $"${index}"))})", row);

    public void Run(string sql, params object?[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = Prepare(sql, values.Length);
            _commands.Add(sql, command);
        }

        command.Transaction = _transaction;
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, int count)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < count; index++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${index}" });
        }

        return command;
    }
}
