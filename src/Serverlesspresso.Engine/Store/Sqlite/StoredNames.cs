using System.Collections.Concurrent;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// Numbers that stand for names in rows. A number, once given to a name, stays the name's for the life of the process
/// even if the turn that first used it was rolled back, so readers may use the mapping without asking when it was made.
/// </summary>
internal sealed class StoredNames
{
    private const string SelectSql = "SELECT id, name FROM names";
    private const string InsertSql = "INSERT INTO names (id, name) VALUES (?1, ?2)";

    private readonly ConcurrentDictionary<string, long> _ids = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, string> _names = [];
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);
    private readonly List<string> _uncommitted = [];
    private readonly Statement _insert;
    private long _lastId;

    public StoredNames(Session writer)
    {
        _insert = writer.Prepare(InsertSql);
        using var select = new Statement(writer.Handle, SelectSql);
        while (select.Step())
        {
            var (id, name) = (select.Int64(0), select.Text(1));
            Map(id, name);
            _stored.Add(name);
            _lastId = Math.Max(_lastId, id);
        }
    }

    /// <summary>All names that were ever used.</summary>
    public IEnumerable<string> All => _ids.Keys;

    /// <summary>The number of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The number; null if no row can have the name.</returns>
    public long? Find(string name) => _ids.TryGetValue(name, out var id) ? id : null;

    public string NameOf(long id) => _names[id];

    /// <summary>The number of a name that is about to be written. Called by the writer, in its transaction.</summary>
    /// <param name="name">The name.</param>
    public long Require(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            id = ++_lastId;
            Map(id, name);
        }

        if (_stored.Add(name))
        {
            _uncommitted.Add(name);
            _insert.Bind(1, id).Bind(2, name).Run();
        }

        return id;
    }

    /// <summary>Called by the writer when its transaction is committed.</summary>
    public void Committed() => _uncommitted.Clear();

    /// <summary>Called by the writer when its transaction is rolled back.</summary>
    public void RolledBack()
    {
        _stored.ExceptWith(_uncommitted);
        _uncommitted.Clear();
    }

    private void Map(long id, string name)
    {
        // The name first: who finds a number in a row must find its name.
        _names[id] = name;
        _ids[name] = id;
    }
}
