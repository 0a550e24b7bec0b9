using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>How long pages are.</summary>
/// <remarks>Source: AWS Step Functions API Reference, maxResults.</remarks>
internal static class PageSize
{
    private const int Default = 100;
    private const int Maximum = 1_000;

    /// <summary>Reads <c>maxResults</c>; 0 stands for the default.</summary>
    public static int Read(JsonElement input)
    {
        var maxResults = input.FindInt32("maxResults");
        new ConstraintViolations().Range("maxResults", maxResults, minimum: 0, Maximum).ThrowIfAny();
        return maxResults is null or 0 ? Default : maxResults.Value;
    }
}
