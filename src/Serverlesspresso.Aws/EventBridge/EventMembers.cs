using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Reads the members that many EventBridge requests share.</summary>
/// <remarks>Source: Amazon EventBridge API Reference, the constraints of each member.</remarks>
internal static partial class EventMembers
{
    private const int PageMax = 100;
    private const int TokenLengthMax = 2_048;

    /// <summary>How many characters an ARN has at most.</summary>
    public const int ArnLengthMax = 1_600;

    /// <summary>Reads the name of a rule, replay, connection or API destination, which must be there.</summary>
    /// <param name="input">The request.</param>
    /// <param name="member">The member: <c>Name</c>, <c>Rule</c> or <c>ReplayName</c>.</param>
    /// <param name="violations">Takes what is wrong with it.</param>
    public static string ReadResourceName(this JsonElement input, string member, ConstraintViolations violations) =>
        input.ReadText(member, BusResourceNames.LengthMax, BusResourceNames.Pattern(), violations);

    /// <summary>Reads the bus that a request is about; null for the default bus.</summary>
    /// <param name="input">The request.</param>
    /// <param name="violations">Takes what is wrong with it.</param>
    /// <param name="member">The member.</param>
    public static string? FindBusName(
        this JsonElement input, ConstraintViolations violations, string member = "EventBusName")
    {
        var name = input.FindString(member);
        var shown = Shown(member);
        violations
            .Length(shown, name, minimum: 1, ArnLengthMax)
            .Pattern(shown, name, BusNameOrArn());
        return name;
    }

    /// <summary>Refuses a bus of another account or region.</summary>
    /// <param name="arns">The account.</param>
    /// <param name="busNameOrArn">The bus; null for the default bus.</param>
    /// <exception cref="EventResourceNotFoundException">It is none of ours.</exception>
    public static string? CheckOwn(this Arns arns, string? busNameOrArn) => arns.IsForeign(busNameOrArn)
        ? throw new EventResourceNotFoundException($"Event bus {busNameOrArn} does not exist.")
        : busNameOrArn;

    /// <summary>Reads how many elements a page has at most.</summary>
    /// <param name="input">The request.</param>
    /// <param name="violations">Takes what is wrong with it.</param>
    public static int ReadLimit(this JsonElement input, ConstraintViolations violations)
    {
        var limit = input.FindInt32("Limit");
        violations
            .Range("limit", limit, minimum: 1, PageMax)
            .Length("nextToken", input.FindString("NextToken"), minimum: 1, TokenLengthMax);
        return limit ?? PageMax;
    }

    /// <summary>Reads a text that must be there and has a form.</summary>
    /// <param name="input">The request.</param>
    /// <param name="member">The member.</param>
    /// <param name="lengthMax">How long it is at most.</param>
    /// <param name="pattern">Its form.</param>
    /// <param name="violations">Takes what is wrong with it.</param>
    public static string ReadText(
        this JsonElement input, string member, int lengthMax, Regex pattern, ConstraintViolations violations)
    {
        var text = input.FindString(member);
        var shown = Shown(member);
        violations
            .NotNull(shown, text)
            .Length(shown, text, minimum: 1, lengthMax)
            .Pattern(shown, text, pattern);
        return text ?? "";
    }

    /// <summary>Reads how the names of what is listed begin; null for all.</summary>
    /// <param name="input">The request.</param>
    /// <param name="lengthMax">How long a name is at most.</param>
    /// <param name="pattern">The form of a name.</param>
    /// <param name="violations">Takes what is wrong with it.</param>
    public static string? FindNamePrefix(
        this JsonElement input, int lengthMax, Regex pattern, ConstraintViolations violations)
    {
        var prefix = input.FindString("NamePrefix");
        violations
            .Length("namePrefix", prefix, minimum: 1, lengthMax)
            .Pattern("namePrefix", prefix, pattern);
        return prefix;
    }

    /// <summary>Reads what describes a resource; null if nothing does.</summary>
    /// <param name="input">The request.</param>
    /// <param name="violations">Takes what is wrong with it.</param>
    public static string? ReadDescription(this JsonElement input, ConstraintViolations violations)
    {
        var text = input.FindString("Description");
        violations.Length("description", text, minimum: 0, BusResourceNames.DescriptionLengthMax);
        return text;
    }

    /// <summary>Reads which archives or replays to list.</summary>
    /// <param name="input">The request.</param>
    /// <param name="operation">The operation, as messages name it.</param>
    /// <param name="nameLengthMax">How long a name is at most.</param>
    /// <param name="states">The states there are.</param>
    public static ListFilter ReadFilter(this JsonElement input, string operation, int nameLengthMax, string[] states)
    {
        var violations = new ConstraintViolations();
        var prefix = input.FindNamePrefix(nameLengthMax, BusResourceNames.Pattern(), violations);
        var source = input.FindString("EventSourceArn");
        var state = input.FindString("State");
        violations
            .Length("eventSourceArn", source, minimum: 1, ArnLengthMax)
            .Pattern("eventSourceArn", source, ResourceArn())
            .OneOf("state", state, states);
        var limit = input.ReadLimit(violations);
        violations.ThrowIfAny();
        if (new[] { prefix, source, state }.Count(value => value is not null) > 1)
        {
            throw new ValidationException(
                $"At most one filter is allowed for {operation}. Use either : State, EventSourceArn, or NamePrefix.");
        }

        return new ListFilter
        {
            NamePrefix = prefix ?? "",
            SourceArn = source,
            State = state,
            AfterName = EventPageToken.Read(input.FindString("NextToken")),
            Limit = limit,
        };
    }

    /// <summary>What the ARN of a bus or archive looks like.</summary>
    [GeneratedRegex(@"\A(?:^arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:.+\/.+$)\z")]
    public static partial Regex ResourceArn();

    /// <summary>What the name or ARN of a bus looks like that is no partner's.</summary>
    [GeneratedRegex(@"\A(?:(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[\.\-_A-Za-z0-9]+)\z")]
    public static partial Regex OwnBusNameOrArn();

    /// <summary>A member's name as the texts of constraints write it.</summary>
    /// <param name="member">The name on the wire.</param>
    public static string Shown(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    [GeneratedRegex(@"\A(?:(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+)\z")]
    private static partial Regex BusNameOrArn();
}
