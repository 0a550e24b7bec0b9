using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A place in a list of executions as an address holds it.</summary>
internal static class PagePlace
{
    /// <summary>Writes a place.</summary>
    /// <param name="place">The place.</param>
    public static string Write(ExecutionPlace place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{place.StartedAt.UtcTicks}|{place.Arn}")));

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else.</summary>
    /// <param name="text">The text.</param>
    public static ExecutionPlace? Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 2);
        return parts is [var ticks, var arn]
            && long.TryParse(ticks, CultureInfo.InvariantCulture, out var count)
            && count >= 0
            && count <= DateTimeOffset.MaxValue.UtcTicks
                ? new ExecutionPlace(new DateTimeOffset(count, TimeSpan.Zero), arn)
                : null;
    }
}
