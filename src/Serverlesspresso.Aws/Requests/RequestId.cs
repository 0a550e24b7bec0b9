using System.Security.Cryptography;

namespace Serverlesspresso.Aws.Requests;

/// <summary>Names a request in its answer and in the log. It never reaches stored state.</summary>
internal static class RequestId
{
    public const string Header = "x-amzn-RequestId";

    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new Guid(bytes).ToString();
    }
}
