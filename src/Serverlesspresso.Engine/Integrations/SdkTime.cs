using System.Globalization;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>Times as AWS SDK integrations show them.</summary>
internal static class SdkTime
{
    /// <summary>ISO 8601 in UTC with milliseconds.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
