using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Serverlesspresso.StoreBenchmark;

/// <summary>
/// The limit: the same rows written to tables of the same shape by one loop that does nothing else, so many turns in
/// each transaction as there would be clients. No reads, no checks, no callers to answer.
/// </summary>
internal sealed class BareCommits : IDisposable
{
    // The rows and indexes of the store's schema that such a turn touches, without the engine's bookkeeping.
    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -65536;
        CREATE TABLE executions (id INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, status INTEGER NOT NULL,
            started_at INTEGER NOT NULL, state_machine INTEGER NOT NULL, version INTEGER NOT NULL,
            input TEXT NOT NULL, checkpoint BLOB);
        CREATE INDEX executions_by_start ON executions (state_machine, started_at);
        CREATE TABLE history (id INTEGER PRIMARY KEY, execution INTEGER NOT NULL, first_event INTEGER NOT NULL,
            last_event INTEGER NOT NULL, events BLOB NOT NULL);
        CREATE INDEX history_by_execution ON history (execution, first_event);
        CREATE TABLE events (sequence INTEGER PRIMARY KEY, bus INTEGER NOT NULL, id TEXT NOT NULL,
            put_at INTEGER NOT NULL, envelope BLOB NOT NULL);
        CREATE INDEX events_by_bus ON events (bus, sequence);
        CREATE TABLE items (id INTEGER PRIMARY KEY, item_table INTEGER NOT NULL, partition_key BLOB NOT NULL,
            sort_key BLOB NOT NULL, version INTEGER NOT NULL, item BLOB NOT NULL,
            UNIQUE (item_table, partition_key, sort_key));
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insertExecution;
    private readonly SqliteCommand _updateExecution;
    private readonly SqliteCommand _insertHistory;
    private readonly SqliteCommand _insertEvent;
    private readonly SqliteCommand _insertItem;
    private readonly SqliteCommand _updateItem;

    public BareCommits(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute(Schema);
        _insertExecution = Prepare(
            """
            INSERT INTO executions (arn, status, started_at, state_machine, version, input, checkpoint)
            VALUES ($a, 1, 1, 1, 1, $b, $c)
            """);
        _updateExecution = Prepare("UPDATE executions SET version = version + 1, checkpoint = $c WHERE arn = $a");
        _insertHistory = Prepare(
            """
            INSERT INTO history (execution, first_event, last_event, events)
            VALUES ((SELECT id FROM executions WHERE arn = $a), $b, $b + 2, $c)
            """);
        _insertEvent = Prepare("INSERT INTO events (bus, id, put_at, envelope) VALUES (1, $a, 1, $c)");
        _insertItem = Prepare(
            "INSERT INTO items (item_table, partition_key, sort_key, version, item) VALUES (1, $a, x'', 1, $c)");
        _updateItem = Prepare(
            """
            UPDATE items SET version = version + 1, item = $c
            WHERE item_table = 1 AND partition_key = $a AND sort_key = x''
            """);
    }

    /// <summary>Commits batches until the time is over.</summary>
    /// <param name="clients">How many turns there are in a batch, at most 128.</param>
    /// <param name="latencies">Takes the time of each turn, which is that of its batch.</param>
    public void Run(int clients, LatencyRecorder latencies)
    {
        var random = new Random(clients);
        var names = new string[clients];
        var turns = new int[clients];
        var batchSize = Math.Min(clients, 128);
        for (var next = 0; !latencies.IsOver;)
        {
            var started = Stopwatch.GetTimestamp();
            using (var transaction = _connection.BeginTransaction())
            {
                for (var index = 0; index < batchSize; index++, next = (next + 1) % clients)
                {
                    if (turns[next] == 0)
                    {
                        names[next] = StoreLoad.NameOf(random);
                    }

                    WriteTurn(transaction, names[next], turns[next]);
                    turns[next] = (turns[next] + 1) % TurnShape.TurnsPerExecution;
                }

                transaction.Commit();
            }

            latencies.End(started, batchSize);
        }
    }

    /// <summary>Commits the least there is to commit, one at a time: the disk itself.</summary>
    /// <param name="latencies">Takes the time of each commit.</param>
    public void RunEmpty(LatencyRecorder latencies)
    {
        while (!latencies.IsOver)
        {
            var started = Stopwatch.GetTimestamp();
            Execute("PRAGMA user_version = 1");
            latencies.End(started);
        }
    }

    public void Dispose() => _connection.Dispose();

    private static void Run(SqliteCommand command, SqliteTransaction transaction, object a, object? b, object c)
    {
        command.Transaction = transaction;
        command.Parameters[0].Value = a;
        command.Parameters[1].Value = c;
        if (b is not null)
        {
            command.Parameters[2].Value = b;
        }

        command.ExecuteNonQuery();
    }

    private void WriteTurn(SqliteTransaction transaction, string name, int turn)
    {
        var arn = TurnShape.ArnOf(name);
        var key = System.Text.Encoding.UTF8.GetBytes(name);
        if (turn == 0)
        {
            Run(_insertExecution, transaction, arn, TurnShape.Input, TurnShape.Checkpoint);
            Run(_insertItem, transaction, key, null, TurnShape.Item);
        }
        else
        {
            Run(_updateExecution, transaction, arn, null, TurnShape.Checkpoint);
            Run(_updateItem, transaction, key, null, TurnShape.Item);
        }

        Run(_insertHistory, transaction, arn, (3 * turn) + 1, TurnShape.History);
        Run(_insertEvent, transaction, name, null, TurnShape.Envelope);
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in sql.Contains("$b", StringComparison.Ordinal) ? new[] { "$a", "$c", "$b" } : ["$a", "$c"])
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
