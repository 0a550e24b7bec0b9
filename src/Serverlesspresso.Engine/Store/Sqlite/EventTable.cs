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

    // By events_by_bus.
    private const string ListLatestSql =
        """
        SELECT sequence, put_at, id, routes, envelope FROM events
        WHERE bus = ?1 AND sequence < ?2 ORDER BY sequence DESC LIMIT ?3
        """;

    private const string InsertSql =
        "INSERT INTO events (sequence, bus, put_at, id, routes, envelope) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

    private readonly Statement _list = session.Prepare(ListSql);
    private readonly Statement _listLatest = session.Prepare(ListLatestSql);
    private readonly Statement _insert = session.Prepare(InsertSql);

    public List<EventRow> List(string busName, long afterSequence, int limit) =>
        Read(_list, busName, afterSequence, limit);

    public List<EventRow> ListLatest(string busName, long? beforeSequence, int limit) =>
        Read(_listLatest, busName, beforeSequence ?? long.MaxValue, limit);

    public void Append(long sequence, EventRow row) =>
        _insert
            .Bind(1, sequence)
            .Bind(2, names.Require(row.BusName))
            .Bind(3, row.PutAt)
            .Bind(4, row.Id)
            .Bind(5, row.Routes)
            .Bind(6, row.Envelope)
            .Run();

    private List<EventRow> Read(Statement statement, string busName, long sequence, int limit)
    {
        var rows = new List<EventRow>();
        if (names.Find(busName) is not { } bus)
        {
            return rows;
        }

        statement.Bind(1, bus).Bind(2, sequence).Bind(3, limit);
        while (statement.Step())
        {
            rows.Add(new EventRow
            {
                Sequence = statement.Int64(0),
                BusName = busName,
                PutAt = statement.Instant(1),
                Id = statement.Text(2),
                Routes = statement.TextOrNull(3),
                Envelope = statement.Blob(4),
            });
        }

        return rows;
    }
}
