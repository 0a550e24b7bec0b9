using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Requests;

/// <summary>The server stops before it could answer.</summary>
/// <param name="consequence">What becomes of what the request has begun.</param>
internal sealed class ServerStoppingException(string consequence)
    : RequestRefusedException("ServiceUnavailable", $"The server is stopping. {consequence}");
