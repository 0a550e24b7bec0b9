namespace Serverlesspresso.Shop.Api.Description;

/// <summary>A query parameter that an endpoint reads, for its description.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Format">Its format: <c>date-time</c>, <c>int32</c>, or null for any text.</param>
/// <param name="Description">What it does, and its default.</param>
internal sealed record QueryShape(string Name, string? Format, string Description);
