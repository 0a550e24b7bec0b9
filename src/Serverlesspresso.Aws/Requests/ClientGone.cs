using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Aws.Requests;

/// <summary>Tells failures of the client's connection from faults of the server.</summary>
internal static class ClientGone
{
    /// <summary>Whether an exception comes of a client that hung up, or spoke broken HTTP.</summary>
    public static bool Explains(HttpContext context, Exception exception) =>
        exception is BadHttpRequestException
        || (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException);
}
