namespace Serverlesspresso.Web.Console.Bus;

/// <summary>What the page of a target shows.</summary>
public sealed record TargetModel
{
    /// <summary>The bus.</summary>
    public required string Bus { get; init; }

    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What is typed.</summary>
    public required TargetForm Form { get; init; }

    /// <summary>The ARNs of everything that can be a target.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>What is wrong; null if nothing is known to be.</summary>
    public string? Problem { get; init; }

    /// <summary>The event for the preview, the latest that the rule matches; null if there is none.</summary>
    public EventLine? Sample { get; init; }

    /// <summary>What the target would get for it; null if that cannot be told.</summary>
    public string? Preview { get; init; }
}
