using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Functions;

/// <summary>The functions of the server, by name.</summary>
/// <param name="registrations">The functions.</param>
/// <param name="services">Makes them.</param>
/// <param name="turns">Runs the turn of a call from outside.</param>
/// <param name="arns">Makes their ARNs.</param>
/// <param name="calls">Remembers calls.</param>
/// <param name="random">Makes request ids.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class FunctionRegistry(
    IEnumerable<FunctionRegistration> registrations,
    IServiceProvider services,
    TurnRunner turns,
    Arns arns,
    FunctionCalls calls,
    IRandomSource random,
    TimeProvider timeProvider)
{
    private readonly FrozenDictionary<string, FunctionRegistration> _registrations =
        registrations.ToFrozenDictionary(registration => registration.Name, StringComparer.Ordinal);

    /// <summary>All functions by name.</summary>
    public IReadOnlyList<FunctionRegistration> Functions =>
        [.. _registrations.Values.OrderBy(registration => registration.Name, StringComparer.Ordinal)];

    /// <summary>Finds a function by name, partial ARN or ARN, with or without the qualifier <c>$LATEST</c>.</summary>
    /// <param name="nameOrArn">The name or ARN.</param>
    /// <exception cref="FunctionNotFoundException">There is none.</exception>
    public FunctionRegistration Find(string nameOrArn) =>
        Resolve(nameOrArn) ?? throw new FunctionNotFoundException(ArnOf(nameOrArn));

    /// <summary>Whether there is a function of this name or ARN.</summary>
    /// <param name="nameOrArn">The name or ARN.</param>
    public bool Exists(string nameOrArn) => Resolve(nameOrArn) is not null;

    /// <summary>Calls a function in a turn of its own. Returns once what it wrote is on disk.</summary>
    /// <param name="nameOrArn">The function.</param>
    /// <param name="payload">The request: any JSON value.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="FunctionNotFoundException">There is no such function.</exception>
    public async Task<FunctionResult> InvokeAsync(
        string nameOrArn, JsonElement payload, CancellationToken cancellationToken)
    {
        var registration = Find(nameOrArn);
        var (result, call) = await turns.RunAsync(
            transaction => CallAsync(transaction, registration, payload), cancellationToken);

        // Not told by the transaction: a turn that writes nothing has no commit.
        calls.Add(call);
        return result;
    }

    /// <summary>Calls a function within a turn. If it fails, what it wrote is undone and the turn goes on.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="nameOrArn">The function.</param>
    /// <param name="payload">The request: any JSON value.</param>
    /// <exception cref="FunctionNotFoundException">There is no such function.</exception>
    public async ValueTask<FunctionResult> InvokeInTurnAsync(
        ITurnTransaction transaction, string nameOrArn, JsonElement payload)
    {
        var (result, call) = await CallAsync(transaction, Find(nameOrArn), payload);
        transaction.AfterCommit(() => calls.Add(call));
        return result;
    }

    private async ValueTask<(FunctionResult Result, FunctionCall Call)> CallAsync(
        ITurnTransaction transaction, FunctionRegistration registration, JsonElement payload)
    {
        var function = (IFunction)services.GetRequiredService(registration.Type);
        var context = new FunctionContext
        {
            RequestId = random.NextId().ToString(),
            FunctionArn = arns.Function(registration.Name),
            Now = timeProvider.GetUtcNow(),
            Transaction = transaction,
        };

        using var activity = EngineTrace.Start("invoke", registration.Name);
        var started = timeProvider.GetTimestamp();
        FunctionResult result;
        try
        {
            result = await RunAsync(function, payload, context);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreException))
        {
            // A bug: the turn goes down with it, but who watches shall see it.
            Tell(exception.GetType().Name);
            throw;
        }

        var duration = Tell(result.ErrorType);
        return (result with { RequestId = context.RequestId }, Describe(registration, context, duration, payload, result));

        TimeSpan Tell(string? errorType)
        {
            var duration = timeProvider.GetElapsedTime(started);
            EngineMeter.Called(registration.Name, errorType, duration);
            if (errorType is not null)
            {
                activity.Fail(errorType);
            }

            return duration;
        }
    }

    private static FunctionCall Describe(
        FunctionRegistration registration,
        FunctionContext context,
        TimeSpan duration,
        JsonElement payload,
        FunctionResult result) => new()
        {
            FunctionName = registration.Name,
            RequestId = context.RequestId,
            At = context.Now,
            Duration = duration,
            Request = FunctionCall.Cut(JsonMarshal.GetRawUtf8Value(payload)),
            Response = FunctionCall.Cut(result.Payload),
            ErrorType = result.ErrorType,
            Log = context.Output.Lines,
        };

    private static async ValueTask<FunctionResult> RunAsync(
        IFunction function, JsonElement payload, FunctionContext context)
    {
        var savepoint = context.Transaction.CreateSavepoint();
        try
        {
            return new FunctionResult(await function.InvokeAsync(payload, context), ErrorType: null);
        }
        catch (FunctionFailedException failure)
        {
            context.Transaction.RollBackTo(savepoint);
            return Failed(failure.ErrorType, failure.Message, context.RequestId);
        }
        catch (RequestRefusedException refusal)
        {
            context.Transaction.RollBackTo(savepoint);
            return Failed(refusal.Code, refusal.Message, context.RequestId);
        }
    }

    private static FunctionResult Failed(string errorType, string message, string requestId)
    {
        var payload = JsonSerializer.Serialize(
            new FunctionError(message, errorType, requestId), FunctionJsonContext.Readable.FunctionError);
        return new FunctionResult(payload, errorType);
    }

    private FunctionRegistration? Resolve(string nameOrArn)
    {
        var name = nameOrArn;
        var marker = name.LastIndexOf("function:", StringComparison.Ordinal);
        if (marker >= 0)
        {
            name = name[(marker + "function:".Length)..];
        }

        if (name.EndsWith(":$LATEST", StringComparison.Ordinal))
        {
            name = name[..^":$LATEST".Length];
        }

        return _registrations.GetValueOrDefault(name);
    }

    private string ArnOf(string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn : arns.Function(nameOrArn);
}
