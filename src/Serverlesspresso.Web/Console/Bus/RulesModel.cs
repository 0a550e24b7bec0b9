using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>What the page of a bus's rules shows.</summary>
public sealed record RulesModel
{
    /// <summary>The bus.</summary>
    public required string Bus { get; init; }

    /// <summary>All buses.</summary>
    public required IReadOnlyList<string> Buses { get; init; }

    /// <summary>The rules by name.</summary>
    public required IReadOnlyList<RuleDocument> Rules { get; init; }

    /// <summary>What came of a form; null if there is nothing to say.</summary>
    public string? Said { get; init; }
}
