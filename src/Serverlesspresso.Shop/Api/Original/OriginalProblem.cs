namespace Serverlesspresso.Shop.Api.Original;

/// <summary>Says why a code was not redeemed.</summary>
/// <param name="Error">Why, in the original's words where it has some.</param>
/// <param name="Reason">Why, for machines.</param>
internal sealed record OriginalProblem(string Error, string Reason);
