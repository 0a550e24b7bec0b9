using Serverlesspresso.Engine;

namespace Serverlesspresso.Shop;

/// <summary>The coffee bar refuses something that somebody asked for. Nothing has changed.</summary>
/// <param name="reason">Why, for machines: one of <see cref="RefusalReasons"/>.</param>
/// <param name="message">Why, for people.</param>
public sealed class CoffeeBarRefusedException(string reason, string message)
    : RequestRefusedException(code: "CoffeeBarRefused", message)
{
    /// <summary>Refuses for several mistakes at once.</summary>
    /// <param name="reason">Why, for machines: one of <see cref="RefusalReasons"/>.</param>
    /// <param name="mistakes">The mistakes, at least one.</param>
    public CoffeeBarRefusedException(string reason, IReadOnlyList<Mistake> mistakes)
        : this(reason, string.Join(' ', mistakes.Select(mistake => mistake.Message))) => Mistakes = mistakes;

    /// <summary>Why, for machines: one of <see cref="RefusalReasons"/>.</summary>
    public string Reason { get; } = reason;

    /// <summary>The mistakes of what was given, each with its place; empty if that is not why.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; } = [];
}
