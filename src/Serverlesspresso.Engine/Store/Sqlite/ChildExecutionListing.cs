namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Lists the child executions of a Map Run, in their order or against it.</summary>
/// <param name="session">The connection.</param>
/// <param name="names">The names in the rows.</param>
internal sealed class ChildExecutionListing(Session session, StoredNames names)
{
    // By executions_by_map_run. The statuses are a set of bits.
    private const string ListSql =
        """
        SELECT arn, version, status, started_at, stopped_at, state_machine, revision, name, error, cause, last_event,
            redrive_count, redriven_at, map_run_child, map_run_items, iif(?7 AND output IS NULL, input, ''), iif(?7, output, NULL)
        FROM executions
        WHERE map_run = (SELECT id FROM map_runs WHERE arn = ?1) AND map_run_child > ?2 AND map_run_child < ?3
            AND (?4 = 0 OR (?4 >> status) & 1) AND (?5 IS NULL OR (redrive_count > 0) = ?5)
        ORDER BY map_run_child
        """;

    private readonly Statement _ascending = session.Prepare(ListSql + " LIMIT ?6");
    private readonly Statement _descending = session.Prepare(ListSql + " DESC LIMIT ?6");

    public List<ExecutionRow> List(ChildExecutionQuery query)
    {
        var statement = (query.IsDescending ? _descending : _ascending)
            .Bind(1, query.MapRunArn)
            .Bind(2, Math.Max(query.From - 1, query.IsDescending ? -1 : query.After ?? -1))
            .Bind(3, query.IsDescending ? query.After ?? int.MaxValue : int.MaxValue)
            .Bind(4, query.Statuses.Aggregate(0L, (bits, status) => bits | (1L << (int)status)))
            .Bind(6, query.Limit)
            .Bind(7, query.HasResults ? 1 : 0);
        _ = query.IsRedriven is { } isRedriven ? statement.Bind(5, isRedriven ? 1 : 0) : statement.BindNull(5);
        var rows = new List<ExecutionRow>();
        while (statement.Step())
        {
            rows.Add(Read(statement, query.MapRunArn));
        }

        return rows;
    }

    private ExecutionRow Read(Statement statement, string mapRunArn) => new()
    {
        Arn = statement.Text(0),
        Version = statement.Int64(1),
        Status = (ExecutionStatus)statement.Int32(2),
        StartedAt = statement.Instant(3),
        StoppedAt = statement.IsNull(4) ? null : statement.Instant(4),
        StateMachineArn = names.NameOf(statement.Int64(5)),
        RevisionId = statement.Text(6),
        Name = statement.Text(7),
        Error = statement.TextOrNull(8),
        Cause = statement.TextOrNull(9),
        LastEventId = statement.Int64(10),
        RedriveCount = statement.Int32(11),
        RedrivenAt = statement.IsNull(12) ? null : statement.Instant(12),
        MapRunChild = new MapRunChild(mapRunArn, statement.Int32(13), statement.Int32(14)),
        Input = statement.Text(15),
        Output = statement.TextOrNull(16),
    };
}
