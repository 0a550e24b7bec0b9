namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>How a store on SQLite is opened.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The database file. It and its folder are made if they are missing. Default: <c>coffee.db</c>.</summary>
    public string Path { get; set; } = "coffee.db";

    /// <summary>Called at every commit point, to let tests crash there.</summary>
    internal Action<CommitPoint>? OnCommitPoint { get; set; }
}
