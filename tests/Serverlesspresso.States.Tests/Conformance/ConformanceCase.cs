using System.Text.Json.Nodes;
using Serverlesspresso.States.Definitions;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>One recorded case.</summary>
internal sealed class ConformanceCase(string area, JsonObject item)
{
    public string Area => area;

    public JsonObject Item => item;

    public string Id => item["id"]!.GetValue<string>();

    public string Kind => item["kind"]!.GetValue<string>();

    public JsonObject Expected => item["expected"]!.AsObject();

    public JsonArray? History => item["history"]?.AsArray();

    public bool IsSorted => item["historyOrder"]?.GetValue<string>() == "sorted";

    public IEnumerable<string> Needs => item["needs"]?.AsArray().Select(need => need!.GetValue<string>()) ?? [];

    public string Definition => item["definition"] is JsonValue text && text.TryGetValue<string>(out var raw)
        ? raw
        : item["definition"]!.ToJsonString();

    public string Input => item["inputText"]?.GetValue<string>() ?? (item["input"] is { } input ? input.ToJsonString() : "null");

    public string StateMachineName => item["stateMachineName"]?.GetValue<string>() ?? "ArnPart_0idx";

    public string ExecutionName => item["executionName"]?.GetValue<string>() ?? "ExecArnPart_0idx";

    public StateMachineType Type =>
        item["stateMachineType"]?.GetValue<string>() == "EXPRESS" ? StateMachineType.Express : StateMachineType.Standard;

    /// <summary>The activities that exist.</summary>
    public IEnumerable<string> Activities =>
        item["activities"]?.AsArray().Select(activity => activity!.GetValue<string>()) ?? [];

    /// <summary>The definitions of the state machines that were started before the case, as workers.</summary>
    public IEnumerable<JsonObject> Workers =>
        item["stateMachines"]?.AsArray()
            .Where(machine => machine!["start"] is not null)
            .Select(machine => machine!["definition"]!.AsObject()) ?? [];

    public string? BehaviourOf(string function) => item["functions"]?[function]?.GetValue<string>();

    /// <summary>A name safe to print and to filter by.</summary>
    public override string ToString() => Id;
}
