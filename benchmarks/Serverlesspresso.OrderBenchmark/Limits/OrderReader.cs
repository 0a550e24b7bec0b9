using System.Text;
using Microsoft.Data.Sqlite;

namespace Serverlesspresso.OrderBenchmark.Limits;

/// <summary>Reads from the database of a server that has stopped what orders have left in it.</summary>
internal sealed class OrderReader : IDisposable
{
    private readonly SqliteConnection _connection;

    /// <summary>Opens the database.</summary>
    /// <param name="path">The server's database.</param>
    public OrderReader(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        _connection.Open();
    }

    /// <summary>The statements that make its tables and indexes.</summary>
    public IReadOnlyList<string> Schema() =>
        [.. Query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'").Select(row => (string)row[0]!)];

    /// <summary>How many rows a table has.</summary>
    /// <param name="table">The table.</param>
    public long Count(string table) => (long)Query($"SELECT count(*) FROM {table}")[0][0]!;

    /// <summary>All rows of an order.</summary>
    /// <param name="orderId">The order.</param>
    public StoredOrder Read(string orderId)
    {
        var key = Encoding.UTF8.GetBytes(orderId);
        var executions = Query($"SELECT {RowColumns.Executions} FROM executions WHERE instr(input, $key) ORDER BY id", orderId);
        var processor = executions.Single(static row => ((string)row[RowColumns.ExecutionArn]!).Contains(":OrderProcessor:", StringComparison.Ordinal));
        var managers = executions.Where(row => row != processor).ToList();
        var timers = Query(
            $"SELECT {RowColumns.Work} FROM work WHERE key = $key ORDER BY id", processor[RowColumns.ExecutionArn]!);
        return new StoredOrder(
            processor,
            managers,
            HistoryOf(processor),
            [.. managers.SelectMany(HistoryOf)],
            Query($"SELECT {RowColumns.Events} FROM events WHERE instr(envelope, $key) ORDER BY sequence", key),
            Query($"SELECT {RowColumns.Items} FROM items WHERE sort_key = $key", key).Single(),
            Query($"SELECT {RowColumns.Entries} FROM item_index_entries WHERE sort_key = $key ORDER BY item_index", key),
            timers);
    }

    public void Dispose() => _connection.Dispose();

    private List<object?[]> HistoryOf(object?[] execution) => Query(
        $"SELECT {RowColumns.History} FROM history WHERE execution = $key ORDER BY first_event", execution[0]!);

    private List<object?[]> Query(string sql, object? key = null)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (key is not null)
        {
            command.Parameters.AddWithValue("$key", key);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }

        return rows;
    }
}
