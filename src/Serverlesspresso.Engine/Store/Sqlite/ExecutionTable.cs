namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>The statements over <c>executions</c>.</summary>
/// <param name="session">The connection.</param>
/// <param name="names">The names in the rows.</param>
internal sealed class ExecutionTable(Session session, StoredNames names)
{
    // By executions_by_arn.
    private const string SelectSql =
        """
        SELECT version, status, started_at, stopped_at, state_machine, revision, name, input, output, error, cause,
            trace_header, checkpoint, last_event, trace, redrive_count, redriven_at, redrive_tokens,
            (SELECT map_runs.arn FROM map_runs WHERE map_runs.id = map_run), map_run_child, map_run_items,
            version_arn, alias_arn, waiting_task
        FROM executions WHERE arn = ?1
        """;

    private const string SelectIdSql = "SELECT id FROM executions WHERE arn = ?1";

    private const string InsertSql =
        """
        INSERT INTO executions (version, status, started_at, stopped_at, state_machine, revision, name, input, output,
            error, cause, trace_header, checkpoint, arn, last_event, trace, redrive_count, redriven_at, redrive_tokens,
            waiting_task, map_run, map_run_child, map_run_items, version_arn, alias_arn)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
            (SELECT id FROM map_runs WHERE arn = ?21), ?22, ?23, ?24, ?25)
        """;

    private const string UpdateSql =
        """
        UPDATE executions SET version = ?1, status = ?2, started_at = ?3, stopped_at = ?4, state_machine = ?5,
            revision = ?6, name = ?7, input = ?8, output = ?9, error = ?10, cause = ?11, trace_header = ?12,
            checkpoint = ?13, last_event = ?15, trace = ?16, redrive_count = ?17, redriven_at = ?18, redrive_tokens = ?19,
            waiting_task = ?20
        WHERE arn = ?14
        """;

    private readonly Statement _select = session.Prepare(SelectSql);
    private readonly Statement _selectId = session.Prepare(SelectIdSql);
    private readonly Statement _insert = session.Prepare(InsertSql);
    private readonly Statement _update = session.Prepare(UpdateSql);

    public ExecutionRow? Get(string arn)
    {
        if (!_select.Bind(1, arn).Step())
        {
            return null;
        }

        var row = new ExecutionRow
        {
            Arn = arn,
            Version = _select.Int64(0),
            Status = (ExecutionStatus)_select.Int32(1),
            StartedAt = _select.Instant(2),
            StoppedAt = _select.IsNull(3) ? null : _select.Instant(3),
            StateMachineArn = names.NameOf(_select.Int64(4)),
            RevisionId = _select.Text(5),
            Name = _select.Text(6),
            Input = _select.Text(7),
            Output = _select.TextOrNull(8),
            Error = _select.TextOrNull(9),
            Cause = _select.TextOrNull(10),
            TraceHeader = _select.TextOrNull(11),
            Checkpoint = _select.BlobOrNull(12),
            LastEventId = _select.Int64(13),
            Trace = _select.TextOrNull(14),
            RedriveCount = _select.Int32(15),
            RedrivenAt = _select.IsNull(16) ? null : _select.Instant(16),
            RedriveTokens = _select.TextOrNull(17),
            MapRunChild = _select.IsNull(18)
                ? null
                : new MapRunChild(_select.Text(18), _select.Int32(19), _select.Int32(20)),
            VersionArn = _select.TextOrNull(21),
            AliasArn = _select.TextOrNull(22),
            WaitingTasks = _select.TextOrNull(23),
        };
        _select.Reset();
        return row;
    }

    /// <summary>The number that stands for an execution in other tables.</summary>
    /// <param name="arn">Its ARN.</param>
    public long? FindId(string arn)
    {
        if (!_selectId.Bind(1, arn).Step())
        {
            return null;
        }

        var id = _selectId.Int64(0);
        _selectId.Reset();
        return id;
    }

    public void Put(ExecutionRow row)
    {
        var statement = row.Version == 1 ? BindOrigin(_insert, row) : _update;
        statement
            .Bind(1, row.Version)
            .Bind(2, (long)row.Status)
            .Bind(3, row.StartedAt)
            .Bind(4, row.StoppedAt)
            .Bind(5, names.Require(row.StateMachineArn))
            .Bind(6, row.RevisionId)
            .Bind(7, row.Name)
            .Bind(8, row.Input)
            .Bind(9, row.Output)
            .Bind(10, row.Error)
            .Bind(11, row.Cause)
            .Bind(12, row.TraceHeader)
            .Bind(13, row.Checkpoint)
            .Bind(14, row.Arn)
            .Bind(15, row.LastEventId)
            .Bind(16, row.Trace)
            .Bind(17, row.RedriveCount)
            .Bind(18, row.RedrivenAt)
            .Bind(19, row.RedriveTokens)
            .Bind(20, row.WaitingTasks)
            .Run();
    }

    /// <summary>What started an execution never changes, so only the insert tells.</summary>
    private static Statement BindOrigin(Statement insert, ExecutionRow row) => BindChild(insert, row.MapRunChild)
        .Bind(24, row.VersionArn)
        .Bind(25, row.AliasArn);

    private static Statement BindChild(Statement insert, MapRunChild? child) => child is null
        ? insert.BindNull(21).BindNull(22).BindNull(23)
        : insert.Bind(21, child.MapRunArn).Bind(22, child.Index).Bind(23, child.ItemCount);
}
