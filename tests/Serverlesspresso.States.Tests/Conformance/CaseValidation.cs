using System.Text.Json.Nodes;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>A recorded validation, and what is found wrong with the same definition or input here.</summary>
internal sealed class CaseValidation
{
    private readonly ConformanceCase _recorded;
    private readonly DefinitionDiagnostic[] _errors;

    public CaseValidation(ConformanceCase recorded)
    {
        _recorded = recorded;
        _errors = [.. StateMachineDefinition.Parse(recorded.Definition, recorded.Type).Diagnostics.Where(diagnostic => diagnostic.IsError)];
    }

    /// <summary>Why the case cannot be run; null if it can.</summary>
    public string? WhyNot => Array.Find(_errors, IsUnavailable)?.Message;

    public string? FindDifference() => _recorded.Item["api"]!.GetValue<string>() switch
    {
        "ValidateStateMachineDefinition" => CompareDiagnostics(),
        "StartExecution" => CompareMessage(
            "Invalid State Machine Execution Input", ExecutionInput.FindProblem(_recorded.Input)),
        _ => CompareMessage("Invalid State Machine Definition", Join()),
    };

    private static bool IsUnavailable(DefinitionDiagnostic diagnostic) =>
        diagnostic.Message.Contains("not supported yet", StringComparison.Ordinal);

    private string? Join() => _errors.Length == 0
        ? null
        : string.Join<DefinitionDiagnostic>(", ", _errors);

    private string? CompareMessage(string kind, string? problem)
    {
        var actual = problem is null ? null : JsonValue.Create($"{kind}: '{problem}'");
        return new RecordComparer(_recorded).Compare(_recorded.Expected["message"], actual, "message");
    }

    private string? CompareDiagnostics()
    {
        var actual = new JsonArray();
        foreach (var error in _errors)
        {
            var item = new JsonObject { ["code"] = error.Code, ["message"] = error.Message, ["severity"] = "ERROR" };
            if (error.Location.Length > 0)
            {
                item["location"] = error.Location;
            }

            actual.Add(item);
        }

        return new RecordComparer(_recorded).Compare(_recorded.Expected["diagnostics"], actual, "diagnostics");
    }
}
