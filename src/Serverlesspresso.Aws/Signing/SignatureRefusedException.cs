using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Signing;

/// <summary>A request that is not signed, or not as it must be.</summary>
/// <remarks>Source: AWS General Reference, Common error types, and the answers of AWS's services.</remarks>
internal sealed class SignatureRefusedException : RequestRefusedException
{
    private SignatureRefusedException(string code, string message)
        : base(code, message)
    {
    }

    public static SignatureRefusedException Missing() =>
        new("MissingAuthenticationTokenException", "Missing Authentication Token");

    public static SignatureRefusedException Incomplete(string message) =>
        new("IncompleteSignatureException", message);

    public static SignatureRefusedException UnknownKey() =>
        new("UnrecognizedClientException", "The security token included in the request is invalid.");

    public static SignatureRefusedException Invalid(string message) =>
        new("InvalidSignatureException", message);

    public static SignatureRefusedException Mismatch() => Invalid(
        "The request signature we calculated does not match the signature you provided. " +
        "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
}
