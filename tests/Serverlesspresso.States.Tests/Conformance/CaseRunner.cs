using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Runs one recorded execution on a virtual clock and fulfils its requests.</summary>
internal sealed class CaseRunner(ConformanceCase recorded)
{
    private const int StepsMax = 10_000;

    private readonly SortedDictionary<(DateTimeOffset Due, long Id), Stimulus> _agenda = [];
    private readonly List<HistoryEvent> _history = [];
    private DateTimeOffset _now = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private long _order;

    /// <summary>The first difference from the record, or null.</summary>
    public string? Run()
    {
        var parsed = StateMachineDefinition.Parse(recorded.Definition, recorded.Type);
        if (parsed.Definition is null)
        {
            return "refused: " + string.Join("; ", parsed.Diagnostics);
        }

        var outcome = RunToEnd(parsed.Definition);
        return CompareOutcome(outcome) ?? CompareHistory();
    }

    private ExecutionOutcome? RunToEnd(StateMachineDefinition definition)
    {
        var step = Interpreter.Start(definition, MakeStart(), MakeEnvironment());
        for (var i = 0; i < StepsMax; i++)
        {
            _history.AddRange(step.History);
            if (step.Outcome is not null)
            {
                return step.Outcome;
            }

            foreach (var request in step.Requests)
            {
                Fulfil(request);
            }

            if (_agenda.Count == 0)
            {
                return null;
            }

            var ((due, id), stimulus) = _agenda.First();
            _agenda.Remove((due, id));
            _now = due > _now ? due : _now;
            step = Interpreter.Resume(definition, Checkpoint.Deserialize(step.Checkpoint.Serialize()), stimulus, MakeEnvironment());
        }

        return null;
    }

    private void Fulfil(Request request)
    {
        switch (request)
        {
            case Request.SetTimer timer:
                Cancel(timer.TimerId);
                Plan(timer.Due, new Stimulus.TimerFired(timer.TimerId));
                break;
            case Request.CancelTimer timer:
                Cancel(timer.TimerId);
                break;
            case Request.ContinueLater:
                Plan(_now, new Stimulus.Continue());
                break;
            case Request.RunTask { Pattern: IntegrationPattern.Activity } task:
                foreach (var (wait, heard) in new CaseWorker(recorded, task).Work())
                {
                    Plan(_now + wait, heard);
                }

                break;
            case Request.RunTask task:
                var (delay, stimulus) = CaseServices.Answer(recorded, task);
                Plan(_now + delay, stimulus);
                break;
        }
    }

    private void Plan(DateTimeOffset due, Stimulus stimulus) => _agenda.Add((due, ++_order), stimulus);

    private void Cancel(long timerId)
    {
        foreach (var key in _agenda.Where(pair => pair.Value is Stimulus.TimerFired fired && fired.TimerId == timerId).Select(pair => pair.Key).ToArray())
        {
            _agenda.Remove(key);
        }
    }

    private ExecutionStart MakeStart() => new()
    {
        ExecutionArn = $"arn:aws:states:us-east-1:111111111111:execution:{recorded.StateMachineName}:{recorded.ExecutionName}",
        ExecutionName = recorded.ExecutionName,
        StateMachineArn = $"arn:aws:states:us-east-1:111111111111:stateMachine:{recorded.StateMachineName}",
        StateMachineName = recorded.StateMachineName,
        RoleArn = "arn:aws:iam::111111111111:role/role",
        Region = "us-east-1",
        StartTime = _now,
        Input = recorded.Input,
    };

    private StepEnvironment MakeEnvironment() => new()
    {
        Now = _now,
        NewTaskToken = id => $"token-{id}",
        NewId = () => new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        NextChance = () => 0.5,
        HasActivity = arn => recorded.Activities.Contains(arn[(arn.LastIndexOf(':') + 1)..]),
    };

    private string? CompareOutcome(ExecutionOutcome? outcome)
    {
        var actual = outcome switch
        {
            ExecutionOutcome.Succeeded succeeded => new JsonObject
            {
                ["status"] = "SUCCEEDED",
                ["output"] = JsonNode.Parse(succeeded.Output),
            },
            ExecutionOutcome.Failed failed => Failed(failed),
            ExecutionOutcome.TimedOut => new JsonObject { ["status"] = "TIMED_OUT" },
            _ => new JsonObject { ["status"] = "RUNNING" },
        };
        if (recorded.Expected["outputNotRecorded"]?.GetValue<bool>() == true)
        {
            return actual["status"]!.GetValue<string>() == recorded.Expected["status"]!.GetValue<string>() ? null : "status differs";
        }

        var expected = recorded.Expected.DeepClone().AsObject();
        return new RecordComparer(recorded).Compare(expected, actual, "outcome");
    }

    private static JsonObject Failed(ExecutionOutcome.Failed failed)
    {
        var actual = new JsonObject { ["status"] = "FAILED" };
        if (failed.Error is not null)
        {
            actual["error"] = failed.Error;
        }

        if (failed.Cause is not null)
        {
            actual["cause"] = failed.Cause;
        }

        return actual;
    }

    private string? CompareHistory()
    {
        if (recorded.History is not { } expected)
        {
            return null;
        }

        var comparer = new RecordComparer(recorded);
        var actual = _history.ConvertAll(Show);
        if (recorded.IsSorted)
        {
            return CompareSets(expected, actual, comparer);
        }

        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var difference = comparer.Compare(
                i < expected.Count ? expected[i] : null,
                i < actual.Count ? actual[i] : null,
                $"history[{i}]");
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    /// <summary>Each recorded event must be among those given, its numbers aside where the record has none.</summary>
    private static string? CompareSets(JsonArray expected, List<JsonObject> actual, RecordComparer comparer)
    {
        var rest = new List<JsonObject>(actual);
        foreach (var item in expected)
        {
            var wanted = item!.AsObject();
            var at = rest.FindIndex(candidate => comparer.Compare(wanted, Blank(wanted, candidate)) is null);
            if (at < 0)
            {
                return $"history has no {wanted.ToJsonString()}";
            }

            rest.RemoveAt(at);
        }

        return null;
    }

    private static JsonObject Blank(JsonObject wanted, JsonObject candidate)
    {
        if (wanted["previousEventId"]?.GetValue<long>() != 0 || candidate["id"]!.GetValue<long>() <= 2)
        {
            return candidate;
        }

        var blanked = candidate.DeepClone().AsObject();
        blanked["previousEventId"] = 0;
        if (wanted["id"] is null)
        {
            blanked["id"] = null;
        }

        return blanked;
    }

    private static JsonObject Show(HistoryEvent item)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            item.WriteTo(writer);
        }

        var shown = JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!.AsObject();
        shown.Remove("timestamp");
        return shown;
    }
}
