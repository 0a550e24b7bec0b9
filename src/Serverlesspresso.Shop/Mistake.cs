namespace Serverlesspresso.Shop;

/// <summary>A mistake in what somebody gave.</summary>
/// <param name="Place">Where it is, as a JSON pointer such as <c>/drinks/2/name</c>.</param>
/// <param name="Message">What is wrong there and what would be right, for people.</param>
public readonly record struct Mistake(string Place, string Message);
