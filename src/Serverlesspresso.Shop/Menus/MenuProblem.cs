namespace Serverlesspresso.Shop.Menus;

/// <summary>Why a menu does not offer what somebody chose.</summary>
/// <param name="Reason">Why, for machines: one of <see cref="RefusalReasons"/>.</param>
/// <param name="Message">Why, for people.</param>
public sealed record MenuProblem(string Reason, string Message);
