using System.Security;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Aws.Requests;
using Serverlesspresso.Aws.Signing;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;

namespace Serverlesspresso.Aws.Sts;

/// <summary>AWS STS on the wire, as far as people ask it who they are.</summary>
/// <remarks>Source: AWS Security Token Service API Reference, GetCallerIdentity; the AWS query protocol.</remarks>
internal sealed class StsEndpoint(SignatureVerifier signatures, Arns arns)
{
    private const string Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";
    private const string SigningName = "sts";
    private const int RequestBytesMax = 65_536;

    /// <summary>Whether a request is one of the query protocol.</summary>
    public static bool IsFor(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true
        && !request.Headers.ContainsKey("X-Amz-Target");

    /// <summary>Answers one request.</summary>
    /// <param name="context">The request.</param>
    public async Task AnswerAsync(HttpContext context)
    {
        var requestId = RequestId.New();
        context.Response.Headers[RequestId.Header] = requestId;
        try
        {
            await CallAsync(context, requestId);
        }
        catch (RequestRefusedException refusal)
        {
            var status = refusal is SignatureRefusedException
                ? StatusCodes.Status403Forbidden
                : StatusCodes.Status400BadRequest;
            await WriteAsync(context, status, $"""
                <ErrorResponse xmlns="{Namespace}">
                  <Error>
                    <Type>Sender</Type>
                    <Code>{NameInQueryProtocol(refusal.Code)}</Code>
                    <Message>{SecurityElement.Escape(refusal.Message)}</Message>
                  </Error>
                  <RequestId>{requestId}</RequestId>
                </ErrorResponse>
                """);
        }
    }

    private async Task CallAsync(HttpContext context, string requestId)
    {
        var claim = signatures.ReadClaim(context.Request, SigningName);
        var body = await RequestBody.ReadAsync(context.Request, RequestBytesMax, context.RequestAborted);
        SignatureVerifier.Verify(context.Request, claim, body);
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        var action = form.GetValueOrDefault("Action").ToString();
        if (action != "GetCallerIdentity")
        {
            throw new InvalidActionException(action, form.GetValueOrDefault("Version").ToString());
        }

        await WriteAsync(context, StatusCodes.Status200OK, $"""
            <GetCallerIdentityResponse xmlns="{Namespace}">
              <GetCallerIdentityResult>
                <Arn>arn:aws:iam::{arns.AccountId}:root</Arn>
                <UserId>{arns.AccountId}</UserId>
                <Account>{arns.AccountId}</Account>
              </GetCallerIdentityResult>
              <ResponseMetadata>
                <RequestId>{requestId}</RequestId>
              </ResponseMetadata>
            </GetCallerIdentityResponse>
            """);
    }

    /// <summary>The query protocol has names of its own for the errors of signatures.</summary>
    private static string NameInQueryProtocol(string code) => code switch
    {
        "UnrecognizedClientException" => "InvalidClientTokenId",
        "InvalidSignatureException" => "SignatureDoesNotMatch",
        "IncompleteSignatureException" => "IncompleteSignature",
        "MissingAuthenticationTokenException" => "MissingAuthenticationToken",
        _ => code,
    };

    private static Task WriteAsync(HttpContext context, int status, string xml)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        return context.Response.WriteAsync(xml, context.RequestAborted);
    }
}
