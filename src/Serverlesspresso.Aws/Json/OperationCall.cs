using System.Text.Json;

namespace Serverlesspresso.Aws.Json;

/// <summary>One request to an operation of the JSON protocol, and its answer.</summary>
internal sealed class OperationCall
{
    /// <summary>The request: a JSON object. Valid until the call has ended.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>The answer. What is written here is sent if the call ends without an exception; nothing is an empty body.</summary>
    public required Utf8JsonWriter Output { get; init; }

    /// <summary>The request's id, which the answer carries.</summary>
    public required string RequestId { get; init; }

    /// <summary>The access key that signed the request.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Answers an object without members.</summary>
    public void AnswerNothing()
    {
        Output.WriteStartObject();
        Output.WriteEndObject();
    }
}
