namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Stops a store at a <see cref="CommitPoint"/> as the death of its process would.</summary>
internal sealed class SimulatedCrashException() : Exception("The process died here.");
