namespace Serverlesspresso.Shop.Api.CheckIn;

/// <summary>A visitor checks in.</summary>
public sealed record CheckInBody
{
    /// <summary>The code that the visitor scanned.</summary>
    public string? Code { get; init; }

    /// <summary>What to call out when the drink is ready; none keeps the name that the visitor gave before.</summary>
    public string? Name { get; init; }
}
