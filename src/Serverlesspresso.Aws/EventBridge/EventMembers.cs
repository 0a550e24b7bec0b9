using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Reads the members that many EventBridge requests share.</summary>
/// <remarks>Source: Amazon EventBridge API Reference, the constraints of each member.</remarks>
internal static partial class EventMembers
{
    private const int BusNameLengthMax = 1_600;
    private const int PageMax = 100;

    /// <summary>Reads a rule's name, which must be there.</summary>
    /// <param name="input">The request.</param>
    /// <param name="member">The member: <c>Name</c> or <c>Rule</c>.</param>
    public static string ReadRuleName(this JsonElement input, string member)
    {
        var name = input.FindString(member);
        var shown = Shown(member);
        new ConstraintViolations()
            .NotNull(shown, name)
            .Length(shown, name, minimum: 1, BusResourceNames.LengthMax)
            .Pattern(shown, name, BusResourceNames.Pattern())
            .ThrowIfAny();
        return name ?? "";
    }

    /// <summary>Reads the bus that a request is about; null for the default bus.</summary>
    /// <param name="input">The request.</param>
    public static string? FindBusName(this JsonElement input)
    {
        var name = input.FindString("EventBusName");
        new ConstraintViolations()
            .Length("eventBusName", name, minimum: 1, BusNameLengthMax)
            .Pattern("eventBusName", name, BusNameOrArn())
            .ThrowIfAny();
        return name;
    }

    /// <summary>Reads how many elements a page has at most.</summary>
    /// <param name="input">The request.</param>
    public static int ReadLimit(this JsonElement input)
    {
        var limit = input.FindInt32("Limit");
        new ConstraintViolations().Range("limit", limit, minimum: 1, PageMax).ThrowIfAny();
        return limit ?? PageMax;
    }

    /// <summary>A member's name as the texts of constraints write it.</summary>
    /// <param name="member">The name on the wire.</param>
    public static string Shown(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    [GeneratedRegex(@"\A(?:(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+)\z")]
    private static partial Regex BusNameOrArn();
}
