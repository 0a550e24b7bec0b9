using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>A dead letter in the list.</summary>
public sealed record DeadLetterLine
{
    /// <summary>The dead letter.</summary>
    public required DeadLetterRow Letter { get; init; }

    /// <summary>What it was to do, in words.</summary>
    public required string What { get; init; }

    /// <summary>The rule's page, if it was to bring an event to a target; else null.</summary>
    public string? RuleHref { get; init; }

    /// <summary>Reads a dead letter.</summary>
    /// <param name="letter">The dead letter.</param>
    public static DeadLetterLine From(DeadLetterRow letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (letter.Kind is not (WorkKind.Delivery or WorkKind.HttpDelivery))
        {
            return new DeadLetterLine { Letter = letter, What = $"{letter.Kind} of {letter.Key}" };
        }

        using var delivery = ConsoleJson.Parse(letter.Payload);
        var root = delivery.RootElement;
        var (bus, rule) = (root.GetProperty("bus").GetString()!, root.GetProperty("rule").GetString()!); // Always written.
        return new DeadLetterLine
        {
            Letter = letter,
            What = $"{root.GetProperty("event").GetProperty("detail-type").GetString()}, by the rule {rule} "
                + $"to its target {root.GetProperty("target").GetString()}",
            RuleHref = BusAddresses.Rule(bus, rule),
        };
    }
}
