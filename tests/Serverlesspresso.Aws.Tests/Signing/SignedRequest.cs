using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Serverlesspresso.Aws.Tests.Signing;

/// <summary>Requests whose signatures botocore has computed with the key of the published examples.</summary>
internal sealed record SignedRequest(
    string Service,
    string Method,
    string Target,
    string Body,
    string SignedHeaders,
    string Signature,
    params (string Name, string Value)[] Headers)
{
    public const string Time = "20150830T123600Z";

    public static readonly SignedRequest Vanilla = new(
        "service", "GET", "/", "", "host;x-amz-date",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        ("Host", "example.amazonaws.com"));

    public static readonly SignedRequest Json = new(
        "events", "POST", "/", """{"Name":"Serverlesspresso"}""", "content-type;host;x-amz-date;x-amz-target",
        "bf7baffa452e008a742d971b87b623c544924360ad2a15992e956291bcefd609",
        ("Host", "localhost:8080"),
        ("Content-Type", "application/x-amz-json-1.1"),
        ("X-Amz-Target", "AWSEvents.DescribeEventBus"));

    public static readonly SignedRequest EncodedPathAndQuery = new(
        "lambda",
        "POST",
        "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3AWaitingCompletion"
            + "/invocations?Qualifier=%24LATEST&B=a%20b&A=%C3%BC",
        """{"a":1}""",
        "host;x-amz-date;x-amz-invocation-type",
        "2bef12ec932430fac2519f5afdbbfcd558d47ef69d1199751c05e99b8132d597",
        ("Host", "localhost:8080"),
        ("X-Amz-Invocation-Type", "Event"));

    public static readonly SignedRequest SpacesInHeader = new(
        "lambda", "GET", "/2015-03-31/functions/", "", "host;x-amz-date;x-amz-meta",
        "8e87001a79d177c65e303433bcae358d24725640596b7a07e4f7e9675f9ef9f3",
        ("Host", "localhost:8080"),
        ("X-Amz-Meta", " a   b  c "));

    public string Authorization => "AWS4-HMAC-SHA256 "
        + $"Credential=AKIDEXAMPLE/20150830/us-east-1/{Service}/aws4_request, "
        + $"SignedHeaders={SignedHeaders}, Signature={Signature}";

    public byte[] BodyBytes => Encoding.UTF8.GetBytes(Body);

    public HttpRequest ToHttp()
    {
        var request = new DefaultHttpContext().Request;
        request.Method = Method;
        request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Target;
        foreach (var (name, value) in Headers)
        {
            request.Headers[name] = value;
        }

        request.Headers["X-Amz-Date"] = Time;
        request.Headers.Authorization = Authorization;
        return request;
    }
}
