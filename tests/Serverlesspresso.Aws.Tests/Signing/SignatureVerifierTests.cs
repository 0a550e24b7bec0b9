using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Aws.Signing;
using Serverlesspresso.Engine.Account;

namespace Serverlesspresso.Aws.Tests.Signing;

public sealed class SignatureVerifierTests
{
    private const string MismatchText =
        "The request signature we calculated does not match the signature you provided. "
        + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(nameof(SignedRequest.Vanilla))]
    [InlineData(nameof(SignedRequest.Json))]
    [InlineData(nameof(SignedRequest.EncodedPathAndQuery))]
    [InlineData(nameof(SignedRequest.SpacesInHeader))]
    public void Verify_SignatureOfAnotherImplementation_IsAccepted(string name)
    {
        var signed = Find(name);

        Assert.Null(Record.Exception(() => Verify(signed.ToHttp(), signed.Service, signed.BodyBytes)));
    }

    [Fact]
    public void Verify_BodyIsChanged_IsRefused()
    {
        var refusal = Refuse(SignedRequest.Json, _ => { }, body: """{"Name":"Serverlesspressp"}""");

        Assert.Equal("InvalidSignatureException", refusal.Code);
        Assert.Equal(MismatchText, refusal.Message);
    }

    [Theory]
    [InlineData("X-Amz-Target", "AWSEvents.DeleteEventBus")]
    [InlineData("Host", "elsewhere:8080")]
    [InlineData("Content-Type", "application/x-amz-json-1.0")]
    [InlineData("X-Amz-Date", "20150830T123601Z")]
    [InlineData("X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD")]
    [InlineData("X-Amz-Content-SHA256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")]
    [InlineData("X-Amz-Extra", "1")]
    public void Verify_HeaderIsChanged_IsRefused(string header, string value)
    {
        var refusal = Refuse(SignedRequest.Json, request => request.Headers[header] = value);

        Assert.Equal("InvalidSignatureException", refusal.Code);
    }

    [Theory]
    [InlineData("POST", "/elsewhere")]
    [InlineData("POST", "/?Action=GetCallerIdentity")]
    [InlineData("PUT", "/")]
    public void Verify_MethodOrTargetIsChanged_IsRefused(string method, string target)
    {
        var refusal = Refuse(SignedRequest.Json, request =>
        {
            request.Method = method;
            request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        });

        Assert.Equal(MismatchText, refusal.Message);
    }

    [Fact]
    public void Verify_EveryDigitOfTheSignatureChanged_IsRefused()
    {
        foreach (var index in Enumerable.Range(0, SignedRequest.Json.Signature.Length))
        {
            var digits = SignedRequest.Json.Signature.ToCharArray();
            digits[index] = digits[index] == '0' ? '1' : '0';
            var tampered = SignedRequest.Json with { Signature = new string(digits) };

            Assert.Equal(MismatchText, Refuse(tampered, _ => { }).Message);
        }
    }

    [Fact]
    public void Verify_UnsignedPayloadIsWhatWasSigned_IsRefused()
    {
        var canonical = "POST\n/\n\nhost:localhost:8080\nx-amz-content-sha256:UNSIGNED-PAYLOAD\n"
            + $"x-amz-date:{SignedRequest.Time}\n\nhost;x-amz-content-sha256;x-amz-date\nUNSIGNED-PAYLOAD";
        var scope = new CredentialScope("20150830", "us-east-1", "events");
        var signature = SignatureV4.Sign(KnownKeys.Example.Secret, scope, SignedRequest.Time, canonical);
        var signed = new SignedRequest(
            "events", "POST", "/", "{}", "host;x-amz-content-sha256;x-amz-date", signature,
            ("Host", "localhost:8080"), ("X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD"));

        Assert.Equal(MismatchText, Refuse(signed, _ => { }).Message);
    }

    [Theory]
    [InlineData("X-Amz-Target", "content-type;host;x-amz-date")]
    [InlineData("X-Amz-Date", "content-type;host;x-amz-target")]
    public void ReadClaim_AmzHeaderIsNotSigned_IsRefused(string header, string signedHeaders)
    {
        var refusal = Refuse(SignedRequest.Json with { SignedHeaders = signedHeaders }, _ => { });

        Assert.Equal("InvalidSignatureException", refusal.Code);
        Assert.Equal($"'{header}' must be a 'SignedHeader' in the AWS Authorization.", refusal.Message);
    }

    [Fact]
    public void ReadClaim_HostIsNotSigned_IsRefused()
    {
        var refusal = Refuse(SignedRequest.Json with { SignedHeaders = "content-type;x-amz-date;x-amz-target" }, _ => { });

        Assert.Equal("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.", refusal.Message);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public void ReadClaim_ClocksDifferByFiveMinutes_IsAccepted(int seconds)
    {
        _time.AdjustTime(_time.GetUtcNow().AddSeconds(seconds));

        Verify(SignedRequest.Json.ToHttp(), "events", SignedRequest.Json.BodyBytes);
    }

    [Fact]
    public void ReadClaim_SignedMoreThanFiveMinutesAgo_IsRefusedAsExpired()
    {
        _time.Advance(TimeSpan.FromSeconds(301));

        var refusal = Refuse(SignedRequest.Json, _ => { });

        Assert.Equal("InvalidSignatureException", refusal.Code);
        Assert.Equal(
            "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)",
            refusal.Message);
    }

    [Fact]
    public void ReadClaim_SignedMoreThanFiveMinutesAhead_IsRefusedAsNotYetCurrent()
    {
        _time.AdjustTime(_time.GetUtcNow().AddSeconds(-301));

        var refusal = Refuse(SignedRequest.Json, _ => { });

        Assert.Equal(
            "Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + 5 min.)",
            refusal.Message);
    }

    [Fact]
    public void ReadClaim_KeyIsUnknown_IsRefused()
    {
        var refusal = Refuse(
            SignedRequest.Json,
            request => request.Headers.Authorization = SignedRequest.Json.Authorization.Replace("AKIDEXAMPLE", "AKIDOTHER"));

        Assert.Equal("UnrecognizedClientException", refusal.Code);
        Assert.Equal("The security token included in the request is invalid.", refusal.Message);
    }

    [Fact]
    public void ReadClaim_SessionTokenOfAnotherKey_IsRefused()
    {
        var refusal = Refuse(
            SignedRequest.Json with { SignedHeaders = "content-type;host;x-amz-date;x-amz-security-token;x-amz-target" },
            request => request.Headers["X-Amz-Security-Token"] = "token");

        Assert.Equal("UnrecognizedClientException", refusal.Code);
    }

    [Theory]
    [InlineData("us-east-1/events", "eu-west-1/events", "Credential should be scoped to a valid region, not 'eu-west-1'. ")]
    [InlineData("us-east-1/events", "us-east-1/states", "Credential should be scoped to correct service: 'events'. ")]
    [InlineData(
        "aws4_request",
        "aws5_request",
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.")]
    [InlineData(
        "20150830/",
        "20150829/",
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
            + "'20150829' != '20150830', from '20150830T123600Z'.")]
    public void ReadClaim_ScopeIsWrong_IsRefused(string part, string replacement, string message)
    {
        var refusal = Refuse(
            SignedRequest.Json,
            request => request.Headers.Authorization = SignedRequest.Json.Authorization.Replace(part, replacement));

        Assert.Equal("InvalidSignatureException", refusal.Code);
        Assert.Equal(message, refusal.Message);
    }

    [Theory]
    [InlineData(null, "MissingAuthenticationTokenException", "Missing Authentication Token")]
    [InlineData("Bearer x", "MissingAuthenticationTokenException", "Missing Authentication Token")]
    [InlineData(
        "AWS4-HMAC-SHA1 Credential=a",
        "IncompleteSignatureException",
        "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). ")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request",
        "IncompleteSignatureException",
        "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0",
        "IncompleteSignatureException",
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b'")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential",
        "IncompleteSignatureException",
        "'Credential' not a valid key=value pair (missing equal-sign) in Authorization header.")]
    public void ReadClaim_HeaderIsMissingOrIncomplete_IsRefused(string? header, string code, string message)
    {
        var refusal = Refuse(SignedRequest.Json, request => request.Headers.Authorization = header);

        Assert.Equal(code, refusal.Code);
        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public void ReadClaim_DateIsMissing_IsRefused()
    {
        var refusal = Refuse(SignedRequest.Json, request => request.Headers.Remove("X-Amz-Date"));

        Assert.Equal("IncompleteSignatureException", refusal.Code);
        Assert.Equal(
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
            refusal.Message);
    }

    [Fact]
    public void Sign_RandomRequests_AgreesWithTheDefinition()
    {
        // HMAC chained by hand, from the definition rather than from the code under test.
        var key = "AWS4secret"u8.ToArray();
        foreach (var part in (string[])["20260102", "eu-central-1", "states", "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData("canonical"u8));
        var text = $"AWS4-HMAC-SHA256\n20260102T030405Z\n20260102/eu-central-1/states/aws4_request\n{hash}";
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

        var scope = new CredentialScope("20260102", "eu-central-1", "states");
        Assert.Equal(expected, SignatureV4.Sign("secret", scope, "20260102T030405Z", "canonical"));
    }

    [Fact]
    public void AccessKey_Printed_ShowsNoSecret()
    {
        Assert.Equal("AKIDEXAMPLE", KnownKeys.Example.ToString());
    }

    private static SignedRequest Find(string name) => name switch
    {
        nameof(SignedRequest.Vanilla) => SignedRequest.Vanilla,
        nameof(SignedRequest.EncodedPathAndQuery) => SignedRequest.EncodedPathAndQuery,
        nameof(SignedRequest.SpacesInHeader) => SignedRequest.SpacesInHeader,
        _ => SignedRequest.Json,
    };

    private SignatureRefusedException Refuse(SignedRequest signed, Action<HttpRequest> change, string? body = null)
    {
        var request = signed.ToHttp();
        change(request);
        return Assert.Throws<SignatureRefusedException>(
            () => Verify(request, signed.Service, Encoding.UTF8.GetBytes(body ?? signed.Body)));
    }

    private void Verify(HttpRequest request, string service, byte[] body)
    {
        var verifier = new SignatureVerifier(
            new KnownKeys(KnownKeys.Example), Options.Create(new AccountOptions()), _time);
        SignatureVerifier.Verify(request, verifier.ReadClaim(request, service), body);
    }
}
