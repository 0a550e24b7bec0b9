using System.Globalization;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Benchmarks.States;

/// <summary>What a step costs, checkpoint read and written, as the history before it grows.</summary>
internal static class HistoryGrowth
{
    private const int Repeats = 2_000;

    /// <summary>The best of several rounds counts: the machine does other things too.</summary>
    private const int Rounds = 7;

    /// <summary>Until the compiler has done its last on the code.</summary>
    private const int WarmRounds = 40;

    private const string Loop = """
        {
          "StartAt": "Wait",
          "States": {
            "Wait": { "Type": "Wait", "Seconds": 1, "Next": "Again?" },
            "Again?": {
              "Type": "Choice",
              "Choices": [ { "Variable": "$.isOver", "BooleanEquals": true, "Next": "Done" } ],
              "Default": "Wait"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private static readonly int[] EventCounts = [10, 100, 1_000, 10_000, 20_000];

    public static void Print(TextWriter output, TimeProvider time)
    {
        var workload = new Workload(Loop, """{"isOver":false}""");
        var step = workload.Start();
        for (var i = 0; i < WarmRounds; i++)
        {
            _ = Measure(time, workload, step);
        }

        output.WriteLine("events so far   microseconds/step   checkpoint bytes");
        foreach (var count in EventCounts)
        {
            while (step.Checkpoint.LastEventId < count)
            {
                step = workload.Resume(step.Checkpoint, TimerOf(step));
            }

            var elapsed = Enumerable.Range(0, Rounds).Min(_ => Measure(time, workload, step));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count,13:N0} {elapsed.TotalMicroseconds / Repeats,19:N1} {step.Checkpoint.Serialize().Length,18:N0}"));
        }
    }

    private static Stimulus.TimerFired TimerOf(Step step) =>
        new(step.Requests.OfType<Request.SetTimer>().Last().TimerId);

    private static TimeSpan Measure(TimeProvider time, Workload workload, Step step)
    {
        var stored = step.Checkpoint.Serialize();
        var fired = TimerOf(step);
        var start = time.GetTimestamp();
        for (var i = 0; i < Repeats; i++)
        {
            _ = workload.Resume(Checkpoint.Deserialize(stored), fired).Checkpoint.Serialize();
        }

        return time.GetElapsedTime(start);
    }
}
