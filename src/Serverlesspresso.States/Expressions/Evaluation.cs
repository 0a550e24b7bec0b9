using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Expressions;

/// <summary>What came of an evaluation: a value or a failure.</summary>
internal readonly struct Evaluation
{
    private readonly object _result;

    private Evaluation(object result) => _result = result;

    public Failure? Failure => _result as Failure;

    /// <summary>The value; only to be asked for when there is no failure.</summary>
    public JsonValue Value => (JsonValue)_result;

    public static implicit operator Evaluation(JsonValue value) => new(value);

    public static implicit operator Evaluation(Failure failure) => new(failure);
}
