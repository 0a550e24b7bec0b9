using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Functions;

/// <summary>A call of a function that is to happen at an instant, once, also if the server is restarted before it.</summary>
/// <param name="FunctionName">The function.</param>
/// <param name="Payload">The request: any JSON value.</param>
public sealed record ScheduledCall(string FunctionName, JsonElement Payload)
{
    /// <summary>Schedules the call within a turn: it happens only if the turn commits.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="key">What the call is about: it decides the shard of the work.</param>
    /// <param name="due">When. If the server is down then, the call happens when it is back.</param>
    public void ScheduleInTurn(ITurnTransaction transaction, string key, DateTimeOffset due)
    {
        var payload = JsonSerializer.Serialize(this, FunctionJsonContext.Default.ScheduledCall);
        transaction.AddWork(new NewWork(WorkKind.Call, WorkShards.Of(key), due, key, payload));
    }
}
