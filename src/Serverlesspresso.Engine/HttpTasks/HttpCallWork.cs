using System.Text.Json;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>A call that an execution waits for, as it is stored. It holds no secret: those of a connection are read for the call.</summary>
/// <param name="TaskId">The task within the execution.</param>
/// <param name="Parameters">The parameters of the task.</param>
internal sealed record HttpCallWork(long TaskId, JsonElement Parameters);
