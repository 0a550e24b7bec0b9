namespace Serverlesspresso.Web.Console.Health;

/// <summary>Figures that belong together.</summary>
/// <param name="Title">Of what.</param>
/// <param name="Figures">The figures.</param>
public sealed record HealthGroup(string Title, params IReadOnlyList<HealthFigure> Figures)
{
    /// <summary>The id of its heading.</summary>
    public string Id => $"health-{Title.ToLowerInvariant()}";
}

/// <summary>A figure.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Value">The figure with its unit.</param>
/// <param name="Span">Over which time, if it is not of now.</param>
public sealed record HealthFigure(string Name, string Value, string? Span = null);
