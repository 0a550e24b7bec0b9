using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Whether an answer shows payloads, or only what is around them.</summary>
internal static class IncludedData
{
    /// <summary>Reads <c>includedData</c>: true for all data, the default.</summary>
    public static bool Read(JsonElement input)
    {
        var includedData = input.FindString("includedData");
        new ConstraintViolations().OneOf("includedData", includedData, "ALL_DATA", "METADATA_ONLY").ThrowIfAny();
        return includedData != "METADATA_ONLY";
    }
}
