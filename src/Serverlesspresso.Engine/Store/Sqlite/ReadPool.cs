using System.Collections.Concurrent;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Connections that take snapshots, kept open with their statements.</summary>
/// <param name="path">The database file.</param>
/// <param name="names">The names in the rows.</param>
internal sealed class ReadPool(string path, StoredNames names) : IDisposable
{
    private const int IdleMax = 16;

    private readonly ConcurrentStack<SqliteTables> _idle = new();
    private volatile bool _isClosed;

    /// <summary>Opens a snapshot of what is committed now.</summary>
    public SqliteTables Begin()
    {
        if (!_idle.TryPop(out var tables))
        {
            tables = new SqliteTables(Session.Open(path, "PRAGMA query_only = 1"), names);
        }

        try
        {
            tables.Session.BeginSnapshot();
            return tables;
        }
        catch
        {
            tables.Session.Dispose();
            throw;
        }
    }

    /// <summary>Ends a snapshot.</summary>
    /// <param name="tables">The snapshot's connection.</param>
    public void End(SqliteTables tables)
    {
        try
        {
            tables.Session.RollBack();
        }
        catch
        {
            tables.Session.Dispose();
            throw;
        }

        if (_isClosed || _idle.Count >= IdleMax)
        {
            tables.Session.Dispose();
            return;
        }

        _idle.Push(tables);
        if (_isClosed)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryPop(out var tables))
        {
            tables.Session.Dispose();
        }
    }
}
