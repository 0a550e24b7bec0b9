using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Destinations;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>API destinations on the wire.</summary>
/// <param name="destinations">The destinations.</param>
internal sealed partial class ApiDestinationOperations(ApiDestinationRegistry destinations)
{
    private const int EndpointLengthMax = 2_048;

    private static readonly string[] Methods = ["POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"];

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken) =>
        WriteChange(call.Output, await destinations.CreateAsync(ReadRequest(call.Input, isNew: true), cancellationToken));

    public async ValueTask UpdateAsync(OperationCall call, CancellationToken cancellationToken) =>
        WriteChange(call.Output, await destinations.UpdateAsync(ReadRequest(call.Input, isNew: false), cancellationToken));

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var found = await destinations.DescribeAsync(ReadName(call.Input), cancellationToken);

        call.Output.WriteStartObject();
        WriteSummary(call.Output, found);
        call.Output.WriteText("Description", found.Document.Description);

        call.Output.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var limit = call.Input.ReadLimit(violations);
        var prefix = call.Input.FindNamePrefix(BusResourceNames.LengthMax, BusResourceNames.Pattern(), violations);
        var connectionArn = call.Input.FindString("ConnectionArn");
        CheckConnection(violations, connectionArn).ThrowIfAny();
        var after = EventPageToken.Read(call.Input.FindString("NextToken"));
        var found = await destinations.ListAsync(prefix ?? "", connectionArn, after, limit + 1, cancellationToken);

        EventPage.WriteStructures(
            call.Output, "ApiDestinations", found, limit, destination => destination.Document.Name, WriteSummary);
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await destinations.DeleteAsync(ReadName(call.Input), cancellationToken);
        call.AnswerNothing();
    }

    private static ApiDestinationRequest ReadRequest(JsonElement input, bool isNew)
    {
        var violations = new ConstraintViolations();
        var request = new ApiDestinationRequest
        {
            Name = input.ReadResourceName("Name", violations),
            Description = input.ReadDescription(violations),
            ConnectionArn = input.FindString("ConnectionArn"),
            InvocationEndpoint = input.FindString("InvocationEndpoint"),
            HttpMethod = input.FindString("HttpMethod"),
            InvocationRateLimitPerSecond = input.FindInt32("InvocationRateLimitPerSecond"),
        };
        violations
            .Length("invocationEndpoint", request.InvocationEndpoint, minimum: 1, EndpointLengthMax)
            .Pattern("invocationEndpoint", request.InvocationEndpoint, Endpoint())
            .OneOf("httpMethod", request.HttpMethod, Methods)
            .Range("invocationRateLimitPerSecond", request.InvocationRateLimitPerSecond, minimum: 1, int.MaxValue);
        if (isNew)
        {
            violations
                .NotNull("connectionArn", request.ConnectionArn)
                .NotNull("invocationEndpoint", request.InvocationEndpoint)
                .NotNull("httpMethod", request.HttpMethod);
        }

        CheckConnection(violations, request.ConnectionArn).ThrowIfAny();
        return request;
    }

    private static ConstraintViolations CheckConnection(ConstraintViolations violations, string? arn) => violations
        .Length("connectionArn", arn, minimum: 1, EventMembers.ArnLengthMax)
        .Pattern("connectionArn", arn, ConnectionArn());

    private static string ReadName(JsonElement input) =>
        ConstraintViolations.Check(violations => input.ReadResourceName("Name", violations));

    private static void WriteSummary(Utf8JsonWriter writer, ApiDestination destination)
    {
        var document = destination.Document;
        WriteState(writer, destination);
        writer.WriteString("Name", document.Name);
        writer.WriteString("ConnectionArn", document.ConnectionArn);
        writer.WriteString("InvocationEndpoint", document.InvocationEndpoint);
        writer.WriteString("HttpMethod", document.HttpMethod);
        writer.WriteNumber("InvocationRateLimitPerSecond", document.InvocationRateLimitPerSecond);
    }

    private static void WriteChange(Utf8JsonWriter writer, ApiDestination destination)
    {
        writer.WriteStartObject();
        WriteState(writer, destination);
        writer.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter writer, ApiDestination destination)
    {
        writer.WriteString("ApiDestinationArn", destination.Arn);
        writer.WriteString("ApiDestinationState", destination.IsActive ? "ACTIVE" : "INACTIVE");
        writer.WriteTime("CreationTime", destination.Document.CreatedAt);
        writer.WriteTime("LastModifiedTime", destination.Document.ModifiedAt);
    }

    [GeneratedRegex(@"\A(?:((%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\x26=+$,A-Za-z0-9])+)([).!';/?:,])?)\z")]
    private static partial Regex Endpoint();

    [GeneratedRegex(@"\A(?:arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:connection\/[\.\-_A-Za-z0-9]+\/[\-A-Za-z0-9]+)\z")]
    private static partial Regex ConnectionArn();
}
