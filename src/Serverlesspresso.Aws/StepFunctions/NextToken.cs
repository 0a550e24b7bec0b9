using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Where a list goes on. A token belongs to the list it came from, and is refused by any other.</summary>
/// <remarks>The token says where the last page ended, so that what is added or ends meanwhile shifts nothing.</remarks>
internal static class NextToken
{
    private const char Separator = '\n';
    private const int LengthMax = 3_096;

    /// <summary>Makes a token.</summary>
    /// <param name="list">What is listed: the operation and its filters.</param>
    /// <param name="position">Where the page ended.</param>
    public static string Make(string list, string position) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(list + Separator + position));

    /// <summary>Reads a token's position; null if there is no token.</summary>
    /// <param name="list">What is listed: the operation and its filters.</param>
    /// <param name="input">The request.</param>
    /// <exception cref="InvalidNextTokenException">It is not a token of this list.</exception>
    public static string? Read(string list, JsonElement input)
    {
        var token = input.FindString("nextToken");
        new ConstraintViolations().Length("nextToken", token, minimum: 1, LengthMax).ThrowIfAny();
        if (token is null)
        {
            return null;
        }

        if (!Base64Url.IsValid(token))
        {
            throw new InvalidNextTokenException();
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        var start = list + Separator;
        return text.StartsWith(start, StringComparison.Ordinal)
            ? text[start.Length..]
            : throw new InvalidNextTokenException();
    }
}
