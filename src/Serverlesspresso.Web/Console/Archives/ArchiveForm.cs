using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>A new archive as somebody types it.</summary>
public sealed record ArchiveForm
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The bus.</summary>
    public string Bus { get; init; } = EventSearch.FirstBus;

    /// <summary>What it is for.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Which events it keeps; empty for all.</summary>
    public string Pattern { get; init; } = string.Empty;

    /// <summary>For how many days it keeps them; 0 for ever.</summary>
    public string Days { get; init; } = "0";

    /// <summary>Reads what was typed.</summary>
    /// <param name="fields">The form's fields.</param>
    public static ArchiveForm Read(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new ArchiveForm
        {
            Name = fields["name"].ToString().Trim(),
            Bus = fields["bus"].ToString(),
            Description = fields["description"].ToString().Trim(),
            Pattern = fields["pattern"].ToString().Trim(),
            Days = fields["days"].ToString().Trim(),
        };
    }

    /// <summary>What is wrong with what was typed; null if the engine may see it.</summary>
    public string? FindProblem() => this switch
    {
        _ when !Engine.Buses.BusResourceNames.IsValid(Name) || Name.Length > ArchiveRegistry.NameLengthMax =>
            "The name must be 1 to 48 letters, digits, dots, hyphens and underscores.",
        _ when ReadDays() is null => "The days must be a whole number, 0 for ever.",
        _ => null,
    };

    /// <summary>Makes the request.</summary>
    /// <param name="busArn">The ARN of the bus.</param>
    public ArchiveRequest ToRequest(string busArn) => new()
    {
        Name = Name,
        BusArn = busArn,
        Description = Description.Length == 0 ? null : Description,
        EventPattern = Pattern.Length == 0 ? null : Pattern,
        RetentionDays = ReadDays(),
    };

    private int? ReadDays() =>
        int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;
}
