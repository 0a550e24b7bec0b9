namespace Serverlesspresso.Shop.Api.Description;

/// <summary>A header that an endpoint reads, for its description.</summary>
/// <param name="Name">The header.</param>
/// <param name="Description">What it does.</param>
internal sealed record HeaderShape(string Name, string Description);
