namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>The statements over <c>events</c>.</summary>
/// <param name="session">The connection.</param>
/// <param name="names">The names in the rows.</param>
internal sealed class EventTable(Session session, StoredNames names)
{
    // By events_by_bus.
    private const string ListSql =
        """
        SELECT sequence, put_at, id, routes, envelope FROM events
        WHERE bus = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3
        """;

    private const string InsertSql =
        "INSERT INTO events (sequence, bus, put_at, id, routes, envelope) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

    private readonly Statement _list = session.Prepare(ListSql);
    private readonly Statement _insert = session.Prepare(InsertSql);

    public List<EventRow> List(string busName, long afterSequence, int limit)
    {
        var rows = new List<EventRow>();
        if (names.Find(busName) is not { } bus)
        {
            return rows;
        }

        _list.Bind(1, bus).Bind(2, afterSequence).Bind(3, limit);
        while (_list.Step())
        {
            rows.Add(new EventRow
            {
                Sequence = _list.Int64(0),
                BusName = busName,
                PutAt = _list.Instant(1),
                Id = _list.Text(2),
                Routes = _list.TextOrNull(3),
                Envelope = _list.Blob(4),
            });
        }

        return rows;
    }

    public void Append(long sequence, EventRow row) =>
        _insert
            .Bind(1, sequence)
            .Bind(2, names.Require(row.BusName))
            .Bind(3, row.PutAt)
            .Bind(4, row.Id)
            .Bind(5, row.Routes)
            .Bind(6, row.Envelope)
            .Run();
}
