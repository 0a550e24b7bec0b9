using System.Text.Json.Nodes;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>The services that recorded executions call, as small as they can be.</summary>
internal static class CaseServices
{
    private static readonly string[] Provided = ["lambda", "events", "activities", "map-run"];

    /// <summary>Why a case cannot be run here, or null.</summary>
    public static string? WhyNot(ConformanceCase recorded) =>
        recorded.Kind == "test-state" ? StateCaseRunner.WhyNot(recorded)
        : recorded.Kind == "validation" ? new CaseValidation(recorded).WhyNot
        : recorded.Kind != "execution" ? $"kind {recorded.Kind}"
        : StateMachineDefinition.Parse(recorded.Definition).Diagnostics.FirstOrDefault(IsMissing) is { } refusal ? refusal.Message
        : recorded.Needs.FirstOrDefault(need => !Provided.Contains(need)) is { } missing ? $"needs {missing}"
        : null;

    private static bool IsMissing(DefinitionDiagnostic diagnostic) =>
        diagnostic.Message.Contains("not supported yet", StringComparison.Ordinal);

    public static (TimeSpan Delay, Stimulus Answer) Answer(ConformanceCase recorded, Request.RunTask task) =>
        task.ResourceType switch
        {
            "lambda" => Invoke(recorded, task),
            "events" => (TimeSpan.Zero, PutEvents(task)),
            _ => (TimeSpan.Zero, new Stimulus.TaskFailed(task.TaskId, "Test.NoSuchService", task.Resource)),
        };

    private static (TimeSpan Delay, Stimulus Answer) Invoke(ConformanceCase recorded, Request.RunTask task)
    {
        var isPlain = task.Action.StartsWith("arn:", StringComparison.Ordinal);
        var parameters = JsonNode.Parse(task.Parameters);
        var function = isPlain ? task.Action : parameters!["FunctionName"]!.GetValue<string>();
        var payload = isPlain ? parameters?.DeepClone() : parameters!["Payload"]?.DeepClone() ?? new JsonObject();
        string Wrap(JsonNode? result) => isPlain
            ? result?.ToJsonString() ?? "null"
            : new JsonObject { ["ExecutedVersion"] = "$LATEST", ["Payload"] = result, ["StatusCode"] = 200 }.ToJsonString();
        Stimulus Done(JsonNode? result) => new Stimulus.TaskSucceeded(task.TaskId, Wrap(result));
        Stimulus Raise(string type, string message) => new Stimulus.TaskFailed(
            task.TaskId,
            type,
            new JsonObject { ["errorMessage"] = message, ["errorType"] = type }.ToJsonString());
        const int seconds = 60;
        const int oversize = 257 * 1024;
        return recorded.BehaviourOf(function[(function.LastIndexOf(':') + 1)..]) switch
        {
            "identity" => (TimeSpan.Zero, Done(payload)),
            "raise-custom-exception" => (TimeSpan.Zero, Raise("CustomException", string.Empty)),
            "raise-exception" => (TimeSpan.Zero, Raise("Exception", "Some exception was raised.")),
            "return-257kib-string" => (TimeSpan.Zero, Done(new string('a', oversize))),
            "return-hello-world-object" => (TimeSpan.Zero, Done(new JsonObject { ["Return"] = "HelloWorld" })),
            "return-hello-world-string" => (TimeSpan.Zero, Done("HelloWorld!")),
            "sleep-60s-then-identity" => (TimeSpan.FromSeconds(seconds), Done(payload)),
            _ => (TimeSpan.Zero, new Stimulus.TaskFailed(task.TaskId, "Lambda.ResourceNotFoundException", NotFound(function))),
        };
    }

    private static string NotFound(string function) =>
        $"Function not found: arn:aws:lambda:us-east-1:111111111111:function:{function}:$LATEST (Service: AWSLambda; "
        + "Status Code: 404; Error Code: ResourceNotFoundException; Request ID: request; Proxy: null)";

    private static Stimulus PutEvents(Request.RunTask task)
    {
        var entries = JsonNode.Parse(task.Parameters)!["Entries"]!.AsArray();
        var results = new JsonArray();
        var failed = 0;
        foreach (var entry in entries)
        {
            var isObject = entry!["Detail"] is JsonObject
                || (entry["Detail"] is JsonValue text && text.TryGetValue<string>(out var detail) && detail.StartsWith('{'));
            failed += isObject ? 0 : 1;
            results.Add(isObject
                ? new JsonObject { ["EventId"] = "11111111-2222-3333-4444-555555555555" }
                : new JsonObject { ["ErrorCode"] = "MalformedDetail", ["ErrorMessage"] = "Detail is malformed." });
        }

        var answer = new JsonObject { ["Entries"] = results, ["FailedEntryCount"] = failed }.ToJsonString();
        return failed == 0
            ? new Stimulus.TaskSucceeded(task.TaskId, answer)
            : new Stimulus.TaskFailed(task.TaskId, "EventBridge.FailedEntry", answer);
    }
}
