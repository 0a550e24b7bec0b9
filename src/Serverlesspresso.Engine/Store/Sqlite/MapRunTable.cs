using System.Text.Json;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>The statements over <c>map_runs</c>.</summary>
/// <param name="session">The connection.</param>
internal sealed class MapRunTable(Session session)
{
    private const string SelectSql = "SELECT version, document FROM map_runs WHERE arn = ?1";

    // By map_runs_by_execution: in the order they were started.
    private const string ListSql =
        """
        SELECT version, document FROM map_runs
        WHERE execution = ?1 AND id > COALESCE((SELECT id FROM map_runs WHERE arn = ?2), 0) ORDER BY id LIMIT ?3
        """;

    private const string InsertSql = "INSERT INTO map_runs (version, arn, execution, document) VALUES (?1, ?2, ?3, ?4)";
    private const string UpdateSql = "UPDATE map_runs SET version = ?1, execution = ?3, document = ?4 WHERE arn = ?2";

    private readonly Statement _select = session.Prepare(SelectSql);
    private readonly Statement _list = session.Prepare(ListSql);
    private readonly Statement _insert = session.Prepare(InsertSql);
    private readonly Statement _update = session.Prepare(UpdateSql);

    public MapRunRow? Get(string arn)
    {
        if (!_select.Bind(1, arn).Step())
        {
            return null;
        }

        var row = Read(_select);
        _select.Reset();
        return row;
    }

    public List<MapRunRow> List(string executionArn, string? afterArn, int limit)
    {
        _list.Bind(1, executionArn).Bind(2, afterArn).Bind(3, limit);
        var rows = new List<MapRunRow>();
        while (_list.Step())
        {
            rows.Add(Read(_list));
        }

        return rows;
    }

    public void Put(MapRunRow row) =>
        (row.Version == 1 ? _insert : _update)
            .Bind(1, row.Version)
            .Bind(2, row.Arn)
            .Bind(3, row.ExecutionArn)
            .Bind(4, JsonSerializer.Serialize(row, MapRunJsonContext.Default.MapRunRow))
            .Run();

    private static MapRunRow Read(Statement statement)
    {
        var row = JsonSerializer.Deserialize(statement.Text(1), MapRunJsonContext.Default.MapRunRow)
            ?? throw new InvalidDataException("A stored Map Run is empty.");
        return row with { Version = statement.Int64(0) };
    }
}
