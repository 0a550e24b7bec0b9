namespace Serverlesspresso.Items;

/// <summary>A value, key or expression that DynamoDB would refuse, with DynamoDB's own words.</summary>
/// <param name="code">AWS's error code.</param>
/// <param name="message">AWS's error text.</param>
/// <remarks>
/// DynamoDB answers with the first error it finds, in an order of its own, so one exception carries one error.
/// </remarks>
public sealed class ItemRefusedException(string code, string message) : Exception(message)
{
    /// <summary>The code of a request that is well-formed and wrong.</summary>
    public const string ValidationCode = "ValidationException";

    /// <summary>The code of a request whose JSON has another shape than the operation's.</summary>
    public const string SerializationCode = "SerializationException";

    /// <summary>AWS's error code: <see cref="ValidationCode"/> or <see cref="SerializationCode"/>.</summary>
    public string Code { get; } = code;

    internal static ItemRefusedException Validation(string message) => new(ValidationCode, message);

    internal static ItemRefusedException InvalidParameter(string message) =>
        Validation("One or more parameter values were invalid: " + message);

    internal static ItemRefusedException Serialization(string message) => new(SerializationCode, message);
}
