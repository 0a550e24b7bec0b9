using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>Looks on while a state runs alone: what its fields made of the data, and how it ended. Its run goes no further.</summary>
internal sealed class StateWatch(JsonObject context)
{
    /// <summary>The context object that the state sees.</summary>
    public JsonObject Context => context;

    public JsonValue? AfterInputPath { get; set; }

    public JsonValue? AfterParameters { get; set; }

    public JsonValue? Result { get; set; }

    public JsonValue? AfterResultSelector { get; private set; }

    public JsonValue? AfterResultPath { get; private set; }

    /// <summary>What the fields of a Map say; null of other states.</summary>
    public MapSurvey? Map { get; set; }

    /// <summary>How the state ended; null as long as it has not.</summary>
    public StateTestStatus? Status { get; private set; }

    public JsonValue? Output { get; private set; }

    /// <summary>The state that would be next.</summary>
    public string? Next { get; private set; }

    public Failure? Failure { get; private set; }

    public int? CatchIndex { get; private set; }

    public int? RetryIndex { get; private set; }

    public TimeSpan RetryDelay { get; private set; }

    /// <summary>The state has its result and puts it into its input.</summary>
    public void NoteResult(JsonValue result, Evaluation output)
    {
        AfterResultSelector = result;
        AfterResultPath = output.Failure is null ? output.Value : null;
    }

    /// <summary>The state ends well, or a catcher goes on from its failure.</summary>
    public void Leave(JsonValue output, Transition? next)
    {
        Status = CatchIndex is null ? StateTestStatus.Succeeded : StateTestStatus.CaughtError;
        Output = output;
        Next = next?.Target;
    }

    public void Catch(Failure failure, int index)
    {
        Failure = failure;
        CatchIndex = index;
    }

    public void Retry(Failure failure, int index, TimeSpan delay)
    {
        Status = StateTestStatus.Retriable;
        Failure = failure;
        RetryIndex = index;
        RetryDelay = delay;
    }

    public void Fail(Failure failure)
    {
        Status = StateTestStatus.Failed;
        Failure = failure;
        CatchIndex = null;
    }
}
