using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Connections;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Connections on the wire. No answer has a secret.</summary>
/// <param name="connections">The connections.</param>
internal sealed class ConnectionOperations(ConnectionRegistry connections)
{
    private const string Authorized = "AUTHORIZED";
    private const string Deauthorized = "DEAUTHORIZED";

    private static readonly string[] States =
    [
        "CREATING", "UPDATING", "DELETING", Authorized, Deauthorized, "AUTHORIZING", "DEAUTHORIZING", "ACTIVE",
        "FAILED_CONNECTIVITY",
    ];

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var request = ReadRequest(call.Input, isNew: true);

        var connection = await connections.CreateAsync(request, cancellationToken);

        WriteChange(call.Output, connection, StateOf(connection));
    }

    public async ValueTask UpdateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var request = ReadRequest(call.Input, isNew: false);

        var connection = await connections.UpdateAsync(request, cancellationToken);

        WriteChange(call.Output, connection, StateOf(connection));
    }

    public async ValueTask DeauthorizeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var connection = await connections.DeauthorizeAsync(ReadName(call.Input), cancellationToken);

        WriteChange(call.Output, connection, "DEAUTHORIZING");
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var connection = await connections.DeleteAsync(ReadName(call.Input), cancellationToken);

        WriteChange(call.Output, connection, "DELETING");
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var connection = await connections.DescribeAsync(ReadName(call.Input), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        WriteSummary(writer, connection);
        writer.WriteText("Description", connection.Description);

        writer.WritePropertyName("AuthParameters");
        writer.WriteRawValue(connection.AuthParameters);
        writer.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var limit = call.Input.ReadLimit(violations);
        var prefix = call.Input.FindNamePrefix(BusResourceNames.LengthMax, BusResourceNames.Pattern(), violations);
        var state = call.Input.FindString("ConnectionState");
        violations.OneOf("connectionState", state, States).ThrowIfAny();
        var after = EventPageToken.Read(call.Input.FindString("NextToken"));
        var found = await connections.ListAsync(
            prefix ?? "", connection => state is null || StateOf(connection) == state, after, limit + 1, cancellationToken);

        EventPage.WriteStructures(
            call.Output, "Connections", found, limit, connection => connection.Name, WriteSummary);
    }

    private static ConnectionRequest ReadRequest(JsonElement input, bool isNew)
    {
        var violations = new ConstraintViolations();
        var request = new ConnectionRequest
        {
            Name = input.ReadResourceName("Name", violations),
            Description = input.ReadDescription(violations),
            AuthorizationType = input.FindString("AuthorizationType"),
            AuthParameters = input.FindObject("AuthParameters"),
        };
        violations.OneOf("authorizationType", request.AuthorizationType, "BASIC", "OAUTH_CLIENT_CREDENTIALS", "API_KEY");
        if (isNew)
        {
            violations
                .NotNull("authorizationType", request.AuthorizationType)
                .NotNull("authParameters", request.AuthParameters);
        }

        violations.ThrowIfAny();
        if (input.FindObject("InvocationConnectivityParameters") is not null || input.FindString("KmsKeyIdentifier") is not null)
        {
            throw new ValidationException("This server has neither private APIs nor KMS keys for connections.");
        }

        return request;
    }

    private static string ReadName(JsonElement input) =>
        ConstraintViolations.Check(violations => input.ReadResourceName("Name", violations));

    private static string StateOf(ConnectionDocument connection) => connection.IsAuthorized ? Authorized : Deauthorized;

    private void WriteSummary(Utf8JsonWriter writer, ConnectionDocument connection)
    {
        writer.WriteString("ConnectionArn", connections.ArnOf(connection));
        writer.WriteString("Name", connection.Name);
        writer.WriteString("ConnectionState", StateOf(connection));
        writer.WriteString("AuthorizationType", connection.AuthorizationType);
        WriteTimes(writer, connection);
    }

    private void WriteChange(Utf8JsonWriter writer, ConnectionDocument connection, string state)
    {
        writer.WriteStartObject();
        writer.WriteString("ConnectionArn", connections.ArnOf(connection));
        writer.WriteString("ConnectionState", state);
        WriteTimes(writer, connection);
        writer.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter writer, ConnectionDocument connection)
    {
        writer.WriteTime("CreationTime", connection.CreatedAt);
        writer.WriteTime("LastModifiedTime", connection.ModifiedAt);
        writer.WriteTime("LastAuthorizedTime", connection.AuthorizedAt);
    }
}
