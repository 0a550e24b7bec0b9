using System.Text.Json.Nodes;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Validations recorded from AWS: same verdict, same texts.</summary>
public sealed class RecordedValidationTests
{
    public static TheoryData<string> Ids()
    {
        var ids = new TheoryData<string>();
        foreach (var recorded in ConformanceData.Cases.Values.Where(recorded => recorded.Kind == "validation"))
        {
            ids.Add(recorded.Id);
        }

        return ids.Count > 0 ? ids : [string.Empty];
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Validation_AsRecorded_GivesTheSameVerdict(string id)
    {
        Assert.SkipWhen(id.Length == 0, "The recorded cases are not on this machine.");
        var recorded = ConformanceData.Cases[id];
        var type = recorded.Item["stateMachineType"]?.GetValue<string>() == "EXPRESS" ? StateMachineType.Express : StateMachineType.Standard;
        var diagnostics = StateMachineDefinition.Parse(recorded.Definition, type).Diagnostics;
        Assert.SkipWhen(
            diagnostics.Any(diagnostic => diagnostic.Message.Contains("not supported yet", StringComparison.Ordinal)),
            "Uses a part of the language that is not there yet.");

        var difference = recorded.Item["api"]!.GetValue<string>() switch
        {
            "ValidateStateMachineDefinition" => CompareDiagnostics(recorded, diagnostics),
            "StartExecution" => CompareMessage(recorded, "Invalid State Machine Execution Input", ExecutionInput.FindProblem(recorded.Input)),
            _ => CompareMessage(recorded, "Invalid State Machine Definition", Join(diagnostics)),
        };

        if (difference is not null)
        {
            Assert.Fail(difference);
        }
    }

    private static string? Join(IReadOnlyList<DefinitionDiagnostic> diagnostics) => diagnostics.Count == 0
        ? null
        : string.Join(", ", diagnostics.Select(diagnostic => $"{diagnostic.Code}: {diagnostic.Message} at {diagnostic.Location}"));

    private static string? CompareMessage(ConformanceCase recorded, string kind, string? problem)
    {
        var expected = recorded.Expected["message"];
        var actual = problem is null ? null : JsonValue.Create($"{kind}: '{problem}'");
        return new RecordComparer(recorded).Compare(expected, actual, "message");
    }

    private static string? CompareDiagnostics(ConformanceCase recorded, IReadOnlyList<DefinitionDiagnostic> diagnostics)
    {
        var actual = new JsonArray();
        foreach (var diagnostic in diagnostics)
        {
            var item = new JsonObject
            {
                ["code"] = diagnostic.Code,
                ["message"] = diagnostic.Message,
                ["severity"] = diagnostic.IsError ? "ERROR" : "WARNING",
            };
            if (diagnostic.Location.Length > 0)
            {
                item["location"] = diagnostic.Location;
            }

            actual.Add(item);
        }

        return new RecordComparer(recorded).Compare(recorded.Expected["diagnostics"], actual, "diagnostics");
    }
}
