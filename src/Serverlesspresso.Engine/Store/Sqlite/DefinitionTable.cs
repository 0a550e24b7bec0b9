using System.Text;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>The statements over <c>definitions</c>.</summary>
/// <param name="session">The connection.</param>
internal sealed class DefinitionTable(Session session)
{
    private const string SelectSql = "SELECT version, document FROM definitions WHERE kind = ?1 AND name = ?2";

    // By the primary key, from its place on.
    private const string ListSql =
        """
        SELECT name, version, document FROM definitions
        WHERE kind = ?1 AND name >= ?2 AND name < ?3 ORDER BY name LIMIT ?4
        """;

    private const string PutSql =
        """
        INSERT INTO definitions (kind, name, version, document) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (kind, name) DO UPDATE SET version = excluded.version, document = excluded.document
        """;

    private const string DeleteSql = "DELETE FROM definitions WHERE kind = ?1 AND name = ?2";

    private readonly Statement _select = session.Prepare(SelectSql);
    private readonly Statement _list = session.Prepare(ListSql);
    private readonly Statement _put = session.Prepare(PutSql);
    private readonly Statement _delete = session.Prepare(DeleteSql);

    public DefinitionRow? Get(DefinitionKind kind, string name)
    {
        if (!_select.Bind(1, (long)kind).Bind(2, name).Step())
        {
            return null;
        }

        var row = new DefinitionRow
        {
            Kind = kind,
            Name = name,
            Version = _select.Int64(0),
            Document = _select.Text(1),
        };
        _select.Reset();
        return row;
    }

    public List<DefinitionRow> List(DefinitionKind kind, string namePrefix, string? afterName, int limit)
    {
        // A text that begins with the prefix lies between it and itself followed by the byte FF, and right after a name comes
        // itself followed by the byte 0.
        var prefix = Encoding.UTF8.GetBytes(namePrefix);
        var start = afterName is null ? prefix : Encoding.UTF8.GetBytes(afterName + '\0');
        _list.Bind(1, (long)kind)
            .BindText(2, start.AsSpan().SequenceCompareTo(prefix) > 0 ? start : prefix)
            .BindText(3, [.. prefix, 0xFF])
            .Bind(4, limit);
        var rows = new List<DefinitionRow>();
        while (_list.Step())
        {
            rows.Add(new DefinitionRow
            {
                Kind = kind,
                Name = _list.Text(0),
                Version = _list.Int64(1),
                Document = _list.Text(2),
            });
        }

        return rows;
    }

    public void Put(DefinitionRow row) =>
        _put.Bind(1, (long)row.Kind).Bind(2, row.Name).Bind(3, row.Version).Bind(4, row.Document).Run();

    public void Delete(DefinitionKind kind, string name) => _delete.Bind(1, (long)kind).Bind(2, name).Run();
}
