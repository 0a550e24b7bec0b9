namespace Serverlesspresso.Shop.Api.Description;

/// <summary>Why an endpoint may refuse, for its description.</summary>
/// <param name="Reasons">The reasons.</param>
internal sealed record Refusals(params IReadOnlyList<string> Reasons);
