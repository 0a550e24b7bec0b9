namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>The statements over <c>dead_letters</c>.</summary>
/// <param name="session">The connection.</param>
internal sealed class DeadLetterTable(Session session)
{
    private const string ListSql =
        """
        SELECT sequence, kind, attempts, at, key, payload, error, reason FROM dead_letters
        WHERE sequence > ?1 ORDER BY sequence LIMIT ?2
        """;

    private const string LastSql = "SELECT COALESCE(MAX(sequence), 0) FROM dead_letters";

    private const string InsertSql =
        """
        INSERT INTO dead_letters (kind, attempts, at, key, payload, error, reason)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """;

    private const string DeleteSql = "DELETE FROM dead_letters WHERE sequence = ?1";

    private readonly Statement _list = session.Prepare(ListSql);
    private readonly Statement _last = session.Prepare(LastSql);
    private readonly Statement _insert = session.Prepare(InsertSql);
    private readonly Statement _delete = session.Prepare(DeleteSql);

    public List<DeadLetterRow> List(long afterSequence, int limit)
    {
        _list.Bind(1, afterSequence).Bind(2, limit);
        var rows = new List<DeadLetterRow>();
        while (_list.Step())
        {
            rows.Add(new DeadLetterRow
            {
                Sequence = _list.Int64(0),
                Kind = (WorkKind)_list.Int32(1),
                Attempts = _list.Int32(2),
                At = _list.Instant(3),
                Key = _list.Text(4),
                Payload = _list.Text(5),
                Error = _list.Text(6),
                Reason = _list.Text(7),
            });
        }

        return rows;
    }

    public long FindLast()
    {
        _last.Step();
        var sequence = _last.Int64(0);
        _last.Reset();
        return sequence;
    }

    public void Add(DeadLetterRow row) =>
        _insert
            .Bind(1, (long)row.Kind)
            .Bind(2, row.Attempts)
            .Bind(3, row.At)
            .Bind(4, row.Key)
            .Bind(5, row.Payload)
            .Bind(6, row.Error)
            .Bind(7, row.Reason)
            .Run();

    public void Delete(long sequence) => _delete.Bind(1, sequence).Run();
}
