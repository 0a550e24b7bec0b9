namespace Serverlesspresso.Shop.Api.Original;

/// <summary>A drink that a customer chose. Whose it is says the cookie, not the body.</summary>
internal sealed record OriginalDrink
{
    public string? Drink { get; init; }

    public IReadOnlyList<string?>? Modifiers { get; init; }

    public string? Icon { get; init; }
}
