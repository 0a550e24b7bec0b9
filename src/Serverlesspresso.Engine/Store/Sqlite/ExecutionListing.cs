namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// Lists executions. Every index begins with the state machine; a list over all of them is merged, because state
/// machines are few and a second set of indexes would be written with every execution.
/// </summary>
/// <param name="session">The connection.</param>
/// <param name="names">The names in the rows.</param>
internal sealed class ExecutionListing(Session session, StoredNames names)
{
    private const string Columns =
        """
        SELECT arn, version, status, started_at, stopped_at, revision, name, error, cause, trace_header, last_event,
            redrive_count, redriven_at, version_arn, alias_arn
        FROM executions

        """;

    // The second line cuts the instant at which the last page ended. Rows of one instant are sorted by ARN.
    private const string Page =
        """

        AND started_at <= ?2 AND (started_at < ?2 OR arn < ?3) AND (?6 IS NULL OR version_arn = ?6 OR alias_arn = ?6)
        ORDER BY started_at DESC, arn DESC LIMIT ?4
        """;

    // By executions_by_start.
    private const string ListSql = Columns + "WHERE state_machine = ?1" + Page;

    // By executions_running.
    private const string ListRunningSql = Columns + "WHERE state_machine = ?1 AND status = 1" + Page;

    // By executions_by_start: most executions succeed, so few rows are read in vain.
    private const string ListSucceededSql = Columns + "WHERE state_machine = ?1 AND status = 2" + Page;

    // By executions_unsuccessful.
    private const string ListUnsuccessfulSql =
        Columns + "WHERE state_machine = ?1 AND status = ?5 AND status >= 3" + Page;

    private readonly Statement _list = session.Prepare(ListSql);
    private readonly Statement _listRunning = session.Prepare(ListRunningSql);
    private readonly Statement _listSucceeded = session.Prepare(ListSucceededSql);
    private readonly Statement _listUnsuccessful = session.Prepare(ListUnsuccessfulSql);

    public IReadOnlyList<ExecutionRow> List(ExecutionQuery query)
    {
        if (query.StateMachineArn is { } arn)
        {
            return names.Find(arn) is { } id ? ListOf(id, arn, query) : [];
        }

        // Child executions of Map Runs are listed with their Map Run: their state machines have the label of a Map.
        return names.All
            .Where(name => !name.Contains('/', StringComparison.Ordinal))
            .SelectMany(name => ListOf(names.Find(name)!.Value, name, query)) // Names never go.
            .OrderByDescending(row => row.StartedAt)
            .ThenByDescending(row => row.Arn, StringComparer.Ordinal)
            .Take(query.Limit)
            .ToList();
    }

    private List<ExecutionRow> ListOf(long stateMachine, string stateMachineArn, ExecutionQuery query)
    {
        var statement = StatementFor(query.Status)
            .Bind(1, stateMachine)
            .Bind(2, query.After?.StartedAt ?? DateTimeOffset.MaxValue)
            .Bind(3, query.After?.Arn ?? string.Empty)
            .Bind(4, query.Limit)
            .Bind(6, query.Qualified);
        var rows = new List<ExecutionRow>();
        while (statement.Step())
        {
            rows.Add(new ExecutionRow
            {
                Arn = statement.Text(0),
                Version = statement.Int64(1),
                Status = (ExecutionStatus)statement.Int32(2),
                StartedAt = statement.Instant(3),
                StoppedAt = statement.IsNull(4) ? null : statement.Instant(4),
                StateMachineArn = stateMachineArn,
                RevisionId = statement.Text(5),
                Name = statement.Text(6),
                Input = string.Empty,
                Error = statement.TextOrNull(7),
                Cause = statement.TextOrNull(8),
                TraceHeader = statement.TextOrNull(9),
                LastEventId = statement.Int64(10),
                RedriveCount = statement.Int32(11),
                RedrivenAt = statement.IsNull(12) ? null : statement.Instant(12),
                VersionArn = statement.TextOrNull(13),
                AliasArn = statement.TextOrNull(14),
            });
        }

        return rows;
    }

    private Statement StatementFor(ExecutionStatus? status) => status is { } only ? StatementFor(only) : _list;

    private Statement StatementFor(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => _listRunning,
        ExecutionStatus.Succeeded => _listSucceeded,
        ExecutionStatus.Failed or ExecutionStatus.TimedOut or ExecutionStatus.Aborted =>
            _listUnsuccessful.Bind(5, (long)status),
    };
}
