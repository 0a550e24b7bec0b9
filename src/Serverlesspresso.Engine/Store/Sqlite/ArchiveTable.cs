namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>The statements over <c>archived_events</c> and <c>archive_totals</c>.</summary>
/// <param name="session">The connection.</param>
/// <param name="names">The names in the rows.</param>
internal sealed class ArchiveTable(Session session, StoredNames names)
{
    // By archived_events_by_time, which ends with the row's id.
    private const string ListSql =
        """
        SELECT id, time, archived_at, event_id, trace_header, hops, envelope FROM archived_events
        WHERE archive = ?1 AND (time, id) > (?2, ?3) AND time < ?4 AND id <= ?6 ORDER BY time, id LIMIT ?5
        """;

    // By archived_events_by_arrival, which ends with the row's id.
    private const string ListExpiredSql =
        """
        SELECT id FROM archived_events WHERE archive = ?1 AND archived_at < ?2 ORDER BY archived_at, id LIMIT ?3
        """;

    private const string InsertSql =
        """
        INSERT INTO archived_events (id, archive, time, archived_at, event_id, trace_header, hops, envelope)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """;

    private const string DeleteSql =
        "DELETE FROM archived_events WHERE id = ?1 AND archive = ?2 RETURNING length(envelope)";

    private const string LastIdSql = "SELECT coalesce(max(id), 0) FROM archived_events";

    private const string TotalsSql = "SELECT events, bytes FROM archive_totals WHERE archive = ?1";

    private const string CountSql =
        """
        INSERT INTO archive_totals (archive, events, bytes) VALUES (?1, ?2, ?3)
        ON CONFLICT (archive) DO UPDATE SET events = events + excluded.events, bytes = bytes + excluded.bytes
        """;

    private const string ForgetEmptySql = "DELETE FROM archive_totals WHERE archive = ?1 AND events = 0";

    private readonly Statement _list = session.Prepare(ListSql);
    private readonly Statement _listExpired = session.Prepare(ListExpiredSql);
    private readonly Statement _insert = session.Prepare(InsertSql);
    private readonly Statement _delete = session.Prepare(DeleteSql);
    private readonly Statement _lastId = session.Prepare(LastIdSql);
    private readonly Statement _totals = session.Prepare(TotalsSql);
    private readonly Statement _count = session.Prepare(CountSql);
    private readonly Statement _forgetEmpty = session.Prepare(ForgetEmptySql);

    public List<ArchivedEventRow> List(ArchiveQuery query)
    {
        var rows = new List<ArchivedEventRow>();
        if (names.Find(query.Archive) is not { } archive)
        {
            return rows;
        }

        _list.Bind(1, archive).Bind(2, query.After.Time).Bind(3, query.After.Id).Bind(4, query.Before);
        _list.Bind(5, query.Limit).Bind(6, query.IdMax);
        var bytes = 0L;
        while (_list.Step())
        {
            rows.Add(Read(query.Archive));
            bytes += rows[^1].Envelope.Length;
            if (bytes >= query.BytesMax)
            {
                _list.Reset();
                break;
            }
        }

        return rows;
    }

    public List<long> ListExpired(string archiveName, DateTimeOffset before, int limit)
    {
        var ids = new List<long>();
        if (names.Find(archiveName) is not { } archive)
        {
            return ids;
        }

        _listExpired.Bind(1, archive).Bind(2, before).Bind(3, limit);
        while (_listExpired.Step())
        {
            ids.Add(_listExpired.Int64(0));
        }

        return ids;
    }

    public long FindLastId()
    {
        _lastId.Step();
        var id = _lastId.Int64(0);
        _lastId.Reset();
        return id;
    }

    public ArchiveTotals Total(string archiveName)
    {
        if (names.Find(archiveName) is not { } archive || !_totals.Bind(1, archive).Step())
        {
            return default;
        }

        var totals = new ArchiveTotals(_totals.Int64(0), _totals.Int64(1));
        _totals.Reset();
        return totals;
    }

    public void Append(long id, ArchivedEventRow row)
    {
        var archive = names.Require(row.Archive);
        _insert
            .Bind(1, id)
            .Bind(2, archive)
            .Bind(3, row.Time)
            .Bind(4, row.ArchivedAt)
            .Bind(5, row.EventId)
            .Bind(6, row.TraceHeader)
            .Bind(7, row.Hops)
            .Bind(8, row.Envelope)
            .Run();
        _count.Bind(1, archive).Bind(2, 1).Bind(3, row.Envelope.Length).Run();
    }

    /// <summary>Deletes events that are still there, and counts those.</summary>
    /// <param name="archiveName">Their archive.</param>
    /// <param name="ids">The events.</param>
    public void Delete(string archiveName, IReadOnlyList<long> ids)
    {
        var archive = names.Require(archiveName);
        var (events, bytes) = (0L, 0L);
        foreach (var id in ids)
        {
            _delete.Bind(1, id).Bind(2, archive);
            while (_delete.Step())
            {
                events++;
                bytes += _delete.Int64(0);
            }
        }

        _count.Bind(1, archive).Bind(2, -events).Bind(3, -bytes).Run();
        _forgetEmpty.Bind(1, archive).Run();
    }

    private ArchivedEventRow Read(string archive) => new()
    {
        Id = _list.Int64(0),
        Archive = archive,
        Time = _list.Instant(1),
        ArchivedAt = _list.Instant(2),
        EventId = _list.Text(3),
        TraceHeader = _list.TextOrNull(4),
        Hops = (int)_list.Int64(5),
        Envelope = _list.Blob(6),
    };
}
