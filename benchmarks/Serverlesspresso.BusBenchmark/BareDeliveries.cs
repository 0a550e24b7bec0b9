using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Serverlesspresso.StoreBenchmark;

namespace Serverlesspresso.BusBenchmark;

/// <summary>
/// The limit: the rows of an event and its delivery written to tables of the same shape, and the delivery's row deleted, by
/// one loop that does nothing else. So many events share each transaction as there would be clients.
/// </summary>
internal sealed class BareDeliveries : IDisposable
{
    private const int EnvelopeBytes = 424;
    private const int RoutesBytes = 130;
    private const int PayloadBytes = 620;

    // The rows and indexes of the store's schema that an event and a delivery touch.
    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -65536;
        CREATE TABLE events (sequence INTEGER PRIMARY KEY, bus INTEGER NOT NULL, put_at INTEGER NOT NULL, id TEXT NOT NULL,
            routes TEXT, envelope BLOB NOT NULL);
        CREATE INDEX events_by_bus ON events (bus, sequence);
        CREATE TABLE work (id INTEGER PRIMARY KEY, shard INTEGER NOT NULL, due INTEGER NOT NULL, kind INTEGER NOT NULL,
            attempt INTEGER NOT NULL, key TEXT NOT NULL, payload TEXT NOT NULL);
        CREATE INDEX work_by_due ON work (shard, due);
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insertEvent;
    private readonly SqliteCommand _insertWork;
    private readonly SqliteCommand _deleteWork;
    private long _lastId;

    public BareDeliveries(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        using (var create = _connection.CreateCommand())
        {
            create.CommandText = Schema;
            create.ExecuteNonQuery();
        }

        _insertEvent = Prepare(
            "INSERT INTO events (sequence, bus, put_at, id, routes, envelope) VALUES ($id, 1, $id, $key, $text, $blob)");
        Add(_insertEvent, "$text", new string('r', RoutesBytes));
        Add(_insertEvent, "$blob", new byte[EnvelopeBytes]);
        _insertWork = Prepare(
            "INSERT INTO work (id, shard, due, kind, attempt, key, payload) VALUES ($id, $id % 16, $id, 1, 0, $key, $text)");
        Add(_insertWork, "$text", new string('p', PayloadBytes));
        _deleteWork = Prepare("DELETE FROM work WHERE id = $id");
    }

    /// <summary>Commits batches until the time is over.</summary>
    /// <param name="clients">How many events there are in a batch.</param>
    /// <param name="latencies">Takes the time of each event with its delivery, which is that of its batch.</param>
    public void Run(int clients, LatencyRecorder latencies)
    {
        while (!latencies.IsOver)
        {
            var started = Stopwatch.GetTimestamp();
            var first = _lastId + 1;
            Commit(clients, first, _insertEvent, _insertWork);
            Commit(clients, first, _deleteWork);
            _lastId += clients;
            latencies.End(started, clients);
        }
    }

    public void Dispose() => _connection.Dispose();

    private void Commit(int count, long first, params ReadOnlySpan<SqliteCommand> commands)
    {
        using var transaction = _connection.BeginTransaction();
        for (var id = first; id < first + count; id++)
        {
            foreach (var command in commands)
            {
                command.Transaction = transaction;
                command.Parameters["$id"].Value = id;
                command.Parameters["$key"].Value = $"06876576-7c3c-f2f8-a253-{id:d12}";
                command.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        Add(command, "$id", 0L);
        Add(command, "$key", string.Empty);
        return command;
    }

    private static void Add(SqliteCommand command, string name, object value) =>
        command.Parameters.Add(new SqliteParameter { ParameterName = name, Value = value });
}
