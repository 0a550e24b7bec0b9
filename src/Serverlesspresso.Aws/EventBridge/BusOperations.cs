using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Event buses on the wire.</summary>
internal sealed partial class BusOperations(EventBuses buses)
{
    private const int NameLengthMax = 256;
    private const int NameOrArnLengthMax = 1_600;
    private const int DescriptionLengthMax = 512;

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = ReadName(call.Input, NameLengthMax);
        var description = call.Input.FindString("Description");
        new ConstraintViolations().Length("description", description, minimum: 0, DescriptionLengthMax).ThrowIfAny();
        if (name.Contains('/', StringComparison.Ordinal) || call.Input.FindString("EventSourceName") is not null)
        {
            throw new ValidationException("Event bus name must not contain '/': this server has no partner event buses.");
        }

        var bus = await buses.CreateAsync(name, description, EventTagOperations.Read(call.Input), cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteString("EventBusArn", buses.ArnOf(bus));
        WriteDescription(call.Output, bus);
        call.Output.WriteEndObject();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = call.Input.FindString("Name");
        new ConstraintViolations().Length("name", name, minimum: 1, NameOrArnLengthMax).ThrowIfAny();

        Write(call.Output, await buses.DescribeAsync(name, cancellationToken));
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var limit = call.Input.ReadLimit();
        var prefix = call.Input.FindString("NamePrefix");
        new ConstraintViolations().Length("namePrefix", prefix, minimum: 1, NameLengthMax).ThrowIfAny();
        var after = EventPageToken.Read(call.Input.FindString("NextToken"));
        var found = await buses.ListAsync(prefix ?? "", after, limit + 1, cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteStartArray("EventBuses");
        foreach (var bus in found.Take(limit))
        {
            Write(call.Output, bus);
        }

        call.Output.WriteEndArray();
        if (found.Count > limit)
        {
            call.Output.WriteString("NextToken", EventPageToken.Make(found[limit - 1].Name));
        }

        call.Output.WriteEndObject();
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken) =>
        await buses.DeleteAsync(ReadName(call.Input, NameLengthMax), cancellationToken);

    private static string ReadName(JsonElement input, int lengthMax)
    {
        var name = input.FindString("Name");
        new ConstraintViolations()
            .NotNull("name", name)
            .Length("name", name, minimum: 1, lengthMax)
            .Pattern("name", name, BusName())
            .ThrowIfAny();
        return name ?? "";
    }

    private void Write(Utf8JsonWriter writer, BusDocument bus)
    {
        writer.WriteStartObject();
        writer.WriteString("Name", bus.Name);
        writer.WriteString("Arn", buses.ArnOf(bus));
        WriteDescription(writer, bus);
        writer.WriteTime("CreationTime", bus.CreatedAt);
        writer.WriteTime("LastModifiedTime", bus.ModifiedAt);
        writer.WriteEndObject();
    }

    private static void WriteDescription(Utf8JsonWriter writer, BusDocument bus)
    {
        if (bus.Description is { } description)
        {
            writer.WriteString("Description", description);
        }
    }

    [GeneratedRegex(@"\A(?:[/\.\-_A-Za-z0-9]+)\z")]
    private static partial Regex BusName();
}
