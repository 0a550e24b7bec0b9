using System.Globalization;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Flow;

internal sealed class WaitState() : State("Wait")
{
    /// <summary>AWS counts the delay in a signed 32-bit number of seconds.</summary>
    private const double SecondsMax = int.MaxValue;

    public long? Seconds { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public Expression? SecondsPath { get; init; }

    public Expression? TimestampPath { get; init; }

    public override bool CanAbort => true;

    public override void Execute(Run run, Frame frame)
    {
        var input = Run.ReadInput(frame, this);
        if (input.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        if (FindDue(frame, input.Value, run.Now, out var due) is { } refusal)
        {
            Faults.Raise(run, frame, refusal);
            return;
        }

        if (due > run.Now)
        {
            run.Wait(frame, due);
        }
        else
        {
            StateExit.FinishWith(run, frame, input.Value, input.Value, Assign, Next);
        }
    }

    /// <summary>Goes on after the wait.</summary>
    public void Complete(Run run, Frame frame)
    {
        var input = Run.ReadInput(frame, this);
        if (input.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        StateExit.FinishWith(run, frame, input.Value, input.Value, Assign, Next);
    }

    private Failure? FindDue(Frame frame, JsonValue input, DateTimeOffset now, out DateTimeOffset due)
    {
        due = now;
        var failure = SecondsPath is not null
            ? ReadSeconds(new Scope(input, frame), SecondsPath, now, out due)
            : TimestampPath is not null ? ReadTimestamp(new Scope(input, frame), TimestampPath, out due) : null;
        if (Seconds is { } seconds)
        {
            due = now.AddSeconds(seconds);
        }
        else if (Timestamp is { } timestamp)
        {
            due = timestamp;
        }

        return failure ?? ((due - now).TotalSeconds > SecondsMax ? TooLong() : null);
    }

    private static Failure? ReadSeconds(in Scope scope, Expression path, DateTimeOffset now, out DateTimeOffset due)
    {
        due = now;
        var result = path.Evaluate(scope);
        if (result.Failure is not null)
        {
            return Failure.Runtime($"The SecondsPath parameter does not reference an input value: {path.Text}");
        }

        if (result.Value is not JsonNumber number || !number.TryGetLong(out var seconds))
        {
            return Failure.Runtime(
                $"The SecondsPath parameter cannot be parsed as a long value: {path.Text} == {JavaText.Of(result.Value)}");
        }

        if (seconds < 0)
        {
            return Failure.Runtime(string.Create(
                CultureInfo.InvariantCulture,
                $"The SecondsPath parameter references a negative value: {path.Text} == {seconds}"));
        }

        if (seconds > SecondsMax)
        {
            return TooLong();
        }

        due = now.AddSeconds(seconds);
        return null;
    }

    private static Failure? ReadTimestamp(in Scope scope, Expression path, out DateTimeOffset due)
    {
        due = default;
        var result = path.Evaluate(scope);
        if (result.Failure is not null)
        {
            return Failure.Runtime($"The TimestampPath parameter does not reference an input value: {path.Text}");
        }

        return result.Value is JsonString text && Timestamps.TryParse(text.Text, out due)
            ? null
            : Failure.Runtime(
                "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: "
                + $"{path.Text} == {JavaText.Of(result.Value)}");
    }

    private static Failure TooLong() => Failure.Runtime("Wait state delay is too long.");
}
