namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>The statements over <c>history</c>.</summary>
/// <param name="session">The connection.</param>
internal sealed class HistoryTable(Session session)
{
    // By history_by_execution. The row before the first that begins later may still hold the event asked for.
    private const string ListSql =
        """
        SELECT first_event, last_event, events FROM history
        WHERE execution = ?1 AND last_event >= ?2 AND first_event >= coalesce(
            (SELECT max(first_event) FROM history WHERE execution = ?1 AND first_event <= ?2), 0)
        ORDER BY first_event LIMIT ?3
        """;

    private const string InsertSql =
        "INSERT INTO history (execution, first_event, last_event, events) VALUES (?1, ?2, ?3, ?4)";

    private readonly Statement _list = session.Prepare(ListSql);
    private readonly Statement _insert = session.Prepare(InsertSql);

    public List<HistoryRow> List(long execution, string executionArn, long firstEventId, int limit)
    {
        _list.Bind(1, execution).Bind(2, firstEventId).Bind(3, limit);
        var rows = new List<HistoryRow>();
        while (_list.Step())
        {
            rows.Add(new HistoryRow(executionArn, _list.Int64(0), _list.Int64(1), PackedJson.Unpack(_list.Blob(2))));
        }

        return rows;
    }

    public void Append(long execution, HistoryRow row) =>
        _insert
            .Bind(1, execution)
            .Bind(2, row.FirstEventId)
            .Bind(3, row.LastEventId)
            .Bind(4, PackedJson.Pack(row.Events))
            .Run();
}
