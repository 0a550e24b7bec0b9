using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Runs one recorded execution and compares what it gives with the record.</summary>
internal sealed class CaseRunner(ConformanceCase recorded)
{
    private static readonly DateTimeOffset StartTime = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<HistoryEvent> _history = [];

    /// <summary>The first difference from the record, or null.</summary>
    public string? Run()
    {
        var parsed = StateMachineDefinition.Parse(recorded.Definition, recorded.Type);
        if (parsed.Definition is null)
        {
            return "refused: " + string.Join("; ", parsed.Diagnostics);
        }

        var execution = new CaseExecution(recorded, parsed.Definition, parsed.Definition, MakeStart());
        var outcome = execution.RunToEnd();
        _history.AddRange(execution.History);
        return CompareOutcome(outcome) ?? CompareHistory();
    }

    private ExecutionStart MakeStart() => new()
    {
        ExecutionArn = $"arn:aws:states:us-east-1:111111111111:execution:{recorded.StateMachineName}:{recorded.ExecutionName}",
        ExecutionName = recorded.ExecutionName,
        StateMachineArn = $"arn:aws:states:us-east-1:111111111111:stateMachine:{recorded.StateMachineName}",
        StateMachineName = recorded.StateMachineName,
        RoleArn = "arn:aws:iam::111111111111:role/role",
        Region = "us-east-1",
        StartTime = StartTime,
        Input = recorded.Input,
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
