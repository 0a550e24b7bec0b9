using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.States.Definitions;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>What can be asked about a definition alone.</summary>
/// <param name="stateMachines">Checks definitions.</param>
internal sealed class DefinitionOperations(StateMachineRegistry stateMachines)
{
    private const int DiagnosticsMax = 100;

    public ValueTask ValidateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var definition = call.Input.FindString("definition");
        var severity = call.Input.FindString("severity");
        var maxResults = call.Input.FindInt32("maxResults");
        new ConstraintViolations()
            .NotNull("definition", definition)
            .Length("definition", definition, minimum: 1, StateMachineRegistry.DefinitionBytesMax)
            .OneOf("type", call.Input.FindString("type"), "STANDARD", "EXPRESS")
            .OneOf("severity", severity, "ERROR", "WARNING")
            .Range("maxResults", maxResults, minimum: 0, DiagnosticsMax)
            .ThrowIfAny();

        var limit = maxResults is null or 0 ? DiagnosticsMax : maxResults.Value;
        var diagnostics = stateMachines.FindProblems(
            definition ?? "", StateMachineTypes.Parse(call.Input.FindString("type")));
        var wanted = diagnostics
            .Where(diagnostic => diagnostic.IsError || severity == "WARNING")
            .OrderByDescending(static diagnostic => diagnostic.IsError)
            .ToList();
        Write(call.Output, isValid: !diagnostics.Any(static diagnostic => diagnostic.IsError), wanted, limit);
        return ValueTask.CompletedTask;
    }

    private static void Write(
        Utf8JsonWriter writer,
        bool isValid,
        List<DefinitionDiagnostic> diagnostics,
        int limit)
    {
        writer.WriteStartObject();
        writer.WriteString("result", isValid ? "OK" : "FAIL");
        writer.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics.Take(limit))
        {
            writer.WriteStartObject();
            writer.WriteString("severity", diagnostic.IsError ? "ERROR" : "WARNING");
            writer.WriteString("code", diagnostic.Code);
            writer.WriteString("message", diagnostic.Message);
            if (diagnostic.Location.Length > 0)
            {
                writer.WriteString("location", diagnostic.Location);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("truncated", diagnostics.Count > limit);
        writer.WriteEndObject();
    }
}
