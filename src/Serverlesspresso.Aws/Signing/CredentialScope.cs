namespace Serverlesspresso.Aws.Signing;

/// <summary>What a signature is good for: a day, a region and a service.</summary>
/// <param name="Date">The day, as <c>yyyyMMdd</c>.</param>
/// <param name="Region">The region.</param>
/// <param name="Service">The service's signing name.</param>
internal readonly record struct CredentialScope(string Date, string Region, string Service)
{
    public const string Terminator = "aws4_request";

    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
