using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Tests.Json;

/// <summary>A service that shows what the endpoint hands to any service.</summary>
internal sealed class EchoService : JsonService
{
    public override string TargetPrefix => "AWSStepFunctions";

    public override string SigningName => "states";

    public override string JsonVersion => "1.0";

    public override int RequestBytesMax => 2_000;

    public override IReadOnlyList<JsonOperation> ListOperations() =>
    [
        new("ListStateMachines", EchoAsync),
        new("Nothing", (_, _) => ValueTask.CompletedTask),
        new("Refuse", (_, _) => throw new ValidationException("It is wrong.")),
        new("RefuseWithMore", (_, _) => throw new DetailedException()),
        new("Break", BreakAsync),
        new("ReadMaxResults", ReadMaxResultsAsync),
    ];

    public override string QualifyError(string code) => FindFrameworkNamespace(code) + code;

    public override void WriteErrorMembers(Utf8JsonWriter writer, RequestRefusedException refusal)
    {
        if (refusal is DetailedException)
        {
            writer.WriteString("resourceName", "arn");
        }
    }

    private static ValueTask EchoAsync(OperationCall call, CancellationToken cancellationToken)
    {
        call.Output.WriteStartObject();
        call.Output.WriteStartArray("stateMachines");
        call.Output.WriteEndArray();
        call.Output.WriteString("accessKeyId", call.AccessKeyId);
        call.Output.WritePropertyName("input");
        call.Input.WriteTo(call.Output);
        call.Output.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    private static ValueTask BreakAsync(OperationCall call, CancellationToken cancellationToken)
    {
        call.Output.WriteStartObject();
        call.Output.Flush();
        throw new InvalidOperationException("secret detail");
    }

    private static ValueTask ReadMaxResultsAsync(OperationCall call, CancellationToken cancellationToken)
    {
        call.Output.WriteStartObject();
        call.Output.WriteNumber("maxResults", call.Input.FindInt32("maxResults") ?? 0);
        call.Output.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    private sealed class DetailedException() : RequestRefusedException("ResourceNotFound", "Resource not found");
}
