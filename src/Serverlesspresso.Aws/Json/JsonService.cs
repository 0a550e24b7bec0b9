using System.Text.Json;
using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Json;

/// <summary>A service of the AWS JSON protocol: its name on the wire, and its table of operations.</summary>
internal abstract class JsonService
{
    private protected const string CoralService = "com.amazon.coral.service#";
    private protected const string CoralValidate = "com.amazon.coral.validate#";

    /// <summary>What stands before the operation in <c>X-Amz-Target</c>, for example <c>AWSEvents</c>.</summary>
    public abstract string TargetPrefix { get; }

    /// <summary>The service's name in a signature's scope, for example <c>events</c>.</summary>
    public abstract string SigningName { get; }

    /// <summary>The protocol's version: <c>1.0</c> or <c>1.1</c>.</summary>
    public abstract string JsonVersion { get; }

    /// <summary>How long a request may be.</summary>
    public abstract int RequestBytesMax { get; }

    /// <summary>The operations, listed once when the server starts.</summary>
    public abstract IReadOnlyList<JsonOperation> ListOperations();

    /// <summary>The name of an error as the service writes it: a code, or a code with the namespace before it.</summary>
    /// <param name="code">The code.</param>
    public virtual string QualifyError(string code) => code;

    /// <summary>The member that carries an error's text.</summary>
    /// <param name="code">The error's code.</param>
    public virtual string NameErrorMessage(string code) => "message";

    /// <summary>Writes what an error carries beside its text.</summary>
    /// <param name="writer">Stands inside the error's object.</param>
    /// <param name="refusal">The error.</param>
    public virtual void WriteErrorMembers(Utf8JsonWriter writer, RequestRefusedException refusal)
    {
    }

    /// <summary>The namespace of the errors that AWS's framework raises before the service is asked, or null.</summary>
    /// <param name="code">The error's code.</param>
    private protected static string? FindFrameworkNamespace(string code) => code switch
    {
        "ValidationException" => CoralValidate,
        "SerializationException" or "UnknownOperationException" or "MissingAuthenticationTokenException"
            or "UnrecognizedClientException" or "InvalidSignatureException" or "IncompleteSignatureException"
            or "RequestEntityTooLargeException" or "InternalFailure" => CoralService,
        _ => null,
    };
}
