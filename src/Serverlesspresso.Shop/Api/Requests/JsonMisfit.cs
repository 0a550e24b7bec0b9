using System.Text;
using System.Text.Json;

namespace Serverlesspresso.Shop.Api.Requests;

/// <summary>Says in the API's words where JSON is not what belongs there.</summary>
internal static class JsonMisfit
{
    private const string Unmapped = "could not be mapped";

    /// <summary>Makes a mistake of what the serializer found.</summary>
    /// <param name="misfit">What it found. Its own text names types of ours, which mean nothing to the caller.</param>
    public static Mistake Describe(JsonException misfit)
    {
        var place = ToPointer(misfit.Path ?? "$");
        if (misfit.Message.Contains(Unmapped, StringComparison.Ordinal))
        {
            return new Mistake(place, "There is no such member: see the description of the API for those there are.");
        }

        return misfit.Message.Contains("missing required", StringComparison.Ordinal)
            ? new Mistake(place, $"A member is missing here: {ListQuoted(misfit.Message)}.")
            : new Mistake(place, "This is not what belongs here: see the description of the API for its type.");
    }

    /// <summary>Makes a JSON pointer of the serializer's path, such as <c>$.drinks[2].name</c>.</summary>
    private static string ToPointer(string path)
    {
        var pointer = new StringBuilder();
        var rest = path.AsSpan(1);
        while (rest.Length > 0)
        {
            var isQuoted = rest.StartsWith("['");
            var start = isQuoted ? 2 : 1;
            var end = rest[start..].IndexOfAny(isQuoted ? "'" : ".[]");
            var length = end < 0 ? rest.Length - start : end;
            if (length > 0)
            {
                pointer.Append('/').Append(rest.Slice(start, length));
            }

            rest = rest[Math.Min(start + length + (isQuoted ? 2 : 0), rest.Length)..];
        }

        return pointer.ToString();
    }

    private static string ListQuoted(string message) =>
        string.Join(", ", message.Split('\'').Where((_, index) => index % 2 == 1).Skip(1).Select(name => $"'{name}'"));
}
