using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>Compares mocked results with what services answer. A service that is not known here may answer anything.</summary>
internal static class MockedResults
{
    private const string SdkPrefix = "aws-sdk:";

    /// <summary>Finds the first thing that the service would not answer.</summary>
    public static string? FindProblem(TaskResource resource, JsonValue result, MockValidation validation)
    {
        if (validation == MockValidation.None)
        {
            return null;
        }

        var isSdk = resource.Type.StartsWith(SdkPrefix, StringComparison.Ordinal);
        var service = isSdk ? resource.Type[SdkPrefix.Length..] : ServiceOf(resource.Type);

        // A job is asked about until it has ended: that answer is the result.
        var operation = resource is { Type: "states", Pattern: IntegrationPattern.Sync } ? "describeExecution" : resource.Action;
        return ServiceAnswers.Find(service, operation) is { } answer
            ? answer.FindProblem(result, validation == MockValidation.Strict, resource)
            : null;
    }

    private static string ServiceOf(string type) => type == "states" ? "sfn" : type;
}
