using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Serverlesspresso.Aws.Requests;
using Serverlesspresso.Aws.Signing;
using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Rest;

/// <summary>Verifies requests to REST paths, calls what answers them, and writes its refusals.</summary>
internal sealed partial class RestEndpoint(SignatureVerifier signatures, ILogger<RestEndpoint> logger)
{
    private readonly ILogger<RestEndpoint> _logger = logger;

    /// <summary>Answers one request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="limits">What the service takes.</param>
    /// <param name="answer">What answers it.</param>
    public async Task AnswerAsync(
        HttpContext context,
        RestLimits limits,
        Func<RestCall, CancellationToken, Task> answer)
    {
        var requestId = RequestId.New();
        context.Response.Headers[RequestId.Header] = requestId;
        try
        {
            var claim = signatures.ReadClaim(context.Request, limits.SigningName);
            var body = await RequestBody.ReadAsync(context.Request, limits.RequestBytesMax, context.RequestAborted);
            SignatureVerifier.Verify(context.Request, claim, body);
            await answer(new RestCall(context, body), context.RequestAborted);
        }
        catch (RequestRefusedException refusal)
        {
            LogRefused(context.Request.Path, refusal.Code, requestId);
            await RestErrors.WriteAsync(context, refusal);
        }
        catch (Exception exception) when (!ClientGone.Explains(context, exception))
        {
            LogFailed(exception, context.Request.Path, requestId);
            await RestErrors.WriteFailureAsync(context);
        }
    }
}
