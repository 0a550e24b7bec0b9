namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>The statements over <c>work</c>.</summary>
/// <param name="session">The connection.</param>
internal sealed class WorkTable(Session session)
{
    private const string SelectSql = "SELECT id, shard, due, kind, attempt, key, payload, trace FROM work WHERE id = ?1";

    // By work_by_due.
    private const string ListDueSql =
        """
        SELECT id, shard, due, kind, attempt, key, payload, trace FROM work
        WHERE shard = ?1 AND due <= ?2 AND (due, id) > (?4, ?5) ORDER BY due, id LIMIT ?3
        """;

    // By work_by_due, without the rows.
    private const string CountDueSql =
        "SELECT COUNT(*) FROM (SELECT 1 FROM work WHERE shard = ?1 AND due <= ?2 LIMIT ?3)";

    private const string InsertSql =
        "INSERT INTO work (id, shard, due, kind, attempt, key, payload, trace) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

    private const string PostponeSql = "UPDATE work SET due = ?2, attempt = ?3 WHERE id = ?1";
    private const string DeleteSql = "DELETE FROM work WHERE id = ?1";
    private const string SelectAttemptSql = "SELECT attempt FROM work WHERE id = ?1";

    private const string CountSql = "SELECT COALESCE(SUM(due <= ?1), 0), COUNT(*), MIN(due) FROM work";

    private readonly Statement _select = session.Prepare(SelectSql);
    private readonly Statement _listDue = session.Prepare(ListDueSql);
    private readonly Statement _countDue = session.Prepare(CountDueSql);
    private readonly Statement _insert = session.Prepare(InsertSql);
    private readonly Statement _postpone = session.Prepare(PostponeSql);
    private readonly Statement _delete = session.Prepare(DeleteSql);
    private readonly Statement _selectAttempt = session.Prepare(SelectAttemptSql);
    private readonly Statement _count = session.Prepare(CountSql);

    public WorkRow? Get(long id)
    {
        if (!_select.Bind(1, id).Step())
        {
            return null;
        }

        var row = Read(_select);
        _select.Reset();
        return row;
    }

    public List<WorkRow> ListDue(int shard, WorkPlace? after, DateTimeOffset dueUpTo, int limit)
    {
        _listDue.Bind(1, shard).Bind(2, dueUpTo).Bind(3, limit)
            .Bind(4, after?.Due ?? DateTimeOffset.MinValue).Bind(5, after?.Id ?? 0);
        var rows = new List<WorkRow>();
        while (_listDue.Step())
        {
            rows.Add(Read(_listDue));
        }

        return rows;
    }

    public int CountDue(int shard, DateTimeOffset dueUpTo, int limit)
    {
        _countDue.Bind(1, shard).Bind(2, dueUpTo).Bind(3, limit).Step();
        var count = _countDue.Int32(0);
        _countDue.Reset();
        return count;
    }

    /// <summary>Counts the work that is due at an instant and all of it, and finds the instant of the first; null if there is none.</summary>
    /// <param name="now">The instant.</param>
    public (long Due, long All, DateTimeOffset? First) Count(DateTimeOffset now)
    {
        _count.Bind(1, now).Step();
        var counted = (_count.Int64(0), _count.Int64(1), _count.IsNull(2) ? (DateTimeOffset?)null : _count.Instant(2));
        _count.Reset();
        return counted;
    }

    /// <summary>Whether work is still there as it was handed on.</summary>
    /// <param name="row">The work.</param>
    public bool IsCurrent(WorkRow row)
    {
        if (!_selectAttempt.Bind(1, row.Id).Step())
        {
            return false;
        }

        var attempt = _selectAttempt.Int32(0);
        _selectAttempt.Reset();
        return attempt == row.Attempt;
    }

    public void Add(WorkRow row) =>
        _insert
            .Bind(1, row.Id)
            .Bind(2, row.Shard)
            .Bind(3, row.Due)
            .Bind(4, (long)row.Kind)
            .Bind(5, row.Attempt)
            .Bind(6, row.Key)
            .Bind(7, row.Payload)
            .Bind(8, row.Trace)
            .Run();

    public void Postpone(WorkRow row) => _postpone.Bind(1, row.Id).Bind(2, row.Due).Bind(3, row.Attempt).Run();

    public void Delete(long id) => _delete.Bind(1, id).Run();

    private static WorkRow Read(Statement statement) => new()
    {
        Id = statement.Int64(0),
        Shard = statement.Int32(1),
        Due = statement.Instant(2),
        Kind = (WorkKind)statement.Int32(3),
        Attempt = statement.Int32(4),
        Key = statement.Text(5),
        Payload = statement.Text(6),
        Trace = statement.TextOrNull(7),
    };
}
