using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Event buses on the wire.</summary>
internal sealed partial class BusOperations(EventBuses buses, Arns arns)
{
    private const int NameLengthMax = 256;

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var name = ReadName(call.Input, violations);
        var partner = call.Input.FindString("EventSourceName");
        var settings = BusShapes.Read(call.Input, violations);
        var tags = EventTagOperations.Read(call.Input, violations);
        violations
            .Length("eventSourceName", partner, minimum: 1, NameLengthMax)
            .Pattern("eventSourceName", partner, PartnerSource())
            .ThrowIfAny();
        if (partner is not null)
        {
            throw new EventResourceNotFoundException($"Event source {partner} does not exist.");
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw new ValidationException("Event bus name must not contain '/': this server has no partner event buses.");
        }

        var bus = await buses.CreateAsync(name, tags, settings, cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteString("EventBusArn", buses.ArnOf(bus));
        call.Output.WriteText("Description", bus.Description);
        BusShapes.WriteSettings(call.Output, bus);
        call.Output.WriteEndObject();
    }

    public async ValueTask UpdateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var name = call.Input.FindString("Name");
        violations
            .Length("name", name, minimum: 1, NameLengthMax)
            .Pattern("name", name, BusName());
        var settings = BusShapes.Read(call.Input, violations);
        violations.ThrowIfAny();

        var bus = await buses.UpdateAsync(name, settings, cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteString("Arn", buses.ArnOf(bus));
        call.Output.WriteString("Name", bus.Name);
        call.Output.WriteText("Description", bus.Description);
        BusShapes.WriteSettings(call.Output, bus);
        call.Output.WriteEndObject();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var name = call.Input.FindBusName(violations, "Name");
        violations.ThrowIfAny();

        var bus = await buses.DescribeAsync(arns.CheckOwn(name), cancellationToken);

        call.Output.WriteStartObject();
        BusShapes.WriteName(call.Output, bus, buses.ArnOf(bus));
        BusShapes.WriteSettings(call.Output, bus);
        call.Output.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var limit = call.Input.ReadLimit(violations);
        var prefix = call.Input.FindNamePrefix(NameLengthMax, BusName(), violations);
        violations.ThrowIfAny();
        var after = EventPageToken.Read(call.Input.FindString("NextToken"));
        var found = await buses.ListAsync(prefix ?? "", after, limit + 1, cancellationToken);

        EventPage.WriteStructures(
            call.Output,
            "EventBuses",
            found,
            limit,
            bus => bus.Name,
            (writer, bus) => BusShapes.WriteName(writer, bus, buses.ArnOf(bus)));
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var name = ReadName(call.Input, violations);
        violations.ThrowIfAny();
        await buses.DeleteAsync(name, cancellationToken);
    }

    private static string ReadName(JsonElement input, ConstraintViolations violations)
    {
        var name = input.FindString("Name");
        violations
            .NotNull("name", name)
            .Length("name", name, minimum: 1, NameLengthMax)
            .Pattern("name", name, BusName());
        return name ?? "";
    }

    [GeneratedRegex(@"\A(?:aws\.partner(/[\.\-_A-Za-z0-9]+){2,})\z")]
    private static partial Regex PartnerSource();

    [GeneratedRegex(@"\A(?:[/\.\-_A-Za-z0-9]+)\z")]
    private static partial Regex BusName();
}
