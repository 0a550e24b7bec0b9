namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Moments around a commit at which a process may die.</summary>
internal enum CommitPoint
{
    /// <summary>All is written, nothing is committed.</summary>
    BeforeCommit,

    /// <summary>All is on disk, no caller has heard of it.</summary>
    AfterCommit,
}
