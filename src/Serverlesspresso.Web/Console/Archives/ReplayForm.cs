using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>A replay as somebody types it.</summary>
public sealed record ReplayForm
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>From when on events are replayed, in UTC.</summary>
    public string From { get; init; } = string.Empty;

    /// <summary>Before when, in UTC.</summary>
    public string Before { get; init; } = string.Empty;

    /// <summary>The ARNs of the only rules that get them; empty for all.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The form for a replay of all that an archive has kept up to now.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="now">The instant.</param>
    public static ReplayForm Of(ArchiveDocument archive, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return new ReplayForm
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{archive.Name}-{now.UtcDateTime:HHmmss}"),
            From = Write(archive.CreatedAt),
            Before = Write(now.AddMinutes(1)),
        };
    }

    /// <summary>Reads what was typed.</summary>
    /// <param name="fields">The form's fields.</param>
    public static ReplayForm Read(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new ReplayForm
        {
            Name = fields["name"].ToString().Trim(),
            From = fields["from"].ToString(),
            Before = fields["before"].ToString(),
            Rules = [.. fields["rules"].OfType<string>()],
        };
    }

    /// <summary>What is wrong with what was typed; null if the engine may see it.</summary>
    public string? FindProblem() => this switch
    {
        _ when !BusResourceNames.IsValid(Name) => "The name must be 1 to 64 letters, digits, dots, hyphens and underscores.",
        _ when ReadTime(From) is null || ReadTime(Before) is null => "Both times must be given.",
        _ => null,
    };

    /// <summary>Makes the request.</summary>
    /// <param name="archive">The archive.</param>
    public ReplayRequest ToRequest(ArchiveDocument archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return new ReplayRequest
        {
            Name = Name,
            ArchiveArn = archive.Arn,
            BusArn = archive.BusArn,
            FilterArns = Rules,
            EventsFrom = ReadTime(From).GetValueOrDefault(),
            EventsBefore = ReadTime(Before).GetValueOrDefault(),
        };
    }

    private static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    // A browser leaves out seconds that are zero.
    private static DateTimeOffset? ReadTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
