using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;

namespace Serverlesspresso.Aws.Signing;

/// <summary>Verifies that a request was signed with a key this server knows, for this server, just now.</summary>
/// <remarks>
/// The header's own claims are checked before the body is read, so that a stranger cannot make the server hash
/// megabytes. Source: AWS General Reference, Signature Version 4.
/// </remarks>
internal sealed class SignatureVerifier(IAccessKeys keys, IOptions<AccountOptions> options, TimeProvider time)
{
    /// <summary>How far the clocks of client and server may differ. AWS allows the same.</summary>
    public static readonly TimeSpan ClockSkewMax = TimeSpan.FromMinutes(5);

    private const string DateHeader = "X-Amz-Date";
    private const string BodyHashHeader = "X-Amz-Content-SHA256";
    private const string TokenHeader = "X-Amz-Security-Token";

    private readonly string _region = options.Value.Region;

    /// <summary>Checks all of a signature that the headers alone tell.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signingName">The service it is for.</param>
    /// <exception cref="SignatureRefusedException">The request is refused.</exception>
    public SignatureClaim ReadClaim(HttpRequest request, string signingName)
    {
        var header = AuthorizationHeader.Parse(request.Headers.Authorization);
        var signedAt = ReadTime(request);
        CheckSkew(signedAt);
        CheckSignedHeaders(request, header.SignedHeaders);
        CheckScope(header.Scope, signingName, signedAt);
        var key = keys.Find(header.AccessKeyId);
        if (key is null || request.Headers.ContainsKey(TokenHeader))
        {
            // The server's keys are permanent, so a session token belongs to some other key.
            throw SignatureRefusedException.UnknownKey();
        }

        return new SignatureClaim(header, key, Format(signedAt));
    }

    /// <summary>Checks the signature itself.</summary>
    /// <param name="request">The request.</param>
    /// <param name="claim">What its headers claim.</param>
    /// <param name="body">The whole body.</param>
    /// <exception cref="SignatureRefusedException">The request is not what was signed.</exception>
    public static void Verify(HttpRequest request, SignatureClaim claim, ReadOnlySpan<byte> body)
    {
        var bodyHash = SignatureV4.Hash(body);
        var statedHash = request.Headers[BodyHashHeader].ToString();
        if (statedHash.Length > 0 && !AreEqual(statedHash, bodyHash))
        {
            throw SignatureRefusedException.Mismatch();
        }

        var canonicalRequest = CanonicalRequest.Write(request, claim.Header.SignedHeaders, bodyHash);
        var signature = SignatureV4.Sign(claim.Key.Secret, claim.Header.Scope, claim.SignedAt, canonicalRequest);
        if (!AreEqual(claim.Header.Signature, signature))
        {
            throw SignatureRefusedException.Mismatch();
        }
    }

    private static bool AreEqual(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static DateTimeOffset ReadTime(HttpRequest request)
    {
        var text = request.Headers[DateHeader].ToString();
        if (text.Length == 0)
        {
            text = request.Headers.Date.ToString();
        }

        if (text.Length == 0)
        {
            throw SignatureRefusedException.Incomplete(
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }

        return ParseTime(text) ?? throw SignatureRefusedException.Incomplete(
            $"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");
    }

    private static DateTimeOffset? ParseTime(string text) => DateTimeOffset.TryParseExact(
        text,
        [SignatureV4.TimeFormat, "r"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal,
        out var time) ? time : null;

    private void CheckSkew(DateTimeOffset signedAt)
    {
        var now = time.GetUtcNow();
        var earliest = now - ClockSkewMax;
        var latest = now + ClockSkewMax;
        if (signedAt < earliest)
        {
            throw SignatureRefusedException.Invalid(
                $"Signature expired: {Format(signedAt)} is now earlier than {Format(earliest)} " +
                $"({Format(now)} - {ClockSkewMax.TotalMinutes} min.)");
        }

        if (signedAt > latest)
        {
            throw SignatureRefusedException.Invalid(
                $"Signature not yet current: {Format(signedAt)} is still later than {Format(latest)} " +
                $"({Format(now)} + {ClockSkewMax.TotalMinutes} min.)");
        }
    }

    private static void CheckSignedHeaders(HttpRequest request, string[] signedHeaders)
    {
        if (!signedHeaders.Contains("host"))
        {
            throw SignatureRefusedException.Invalid(
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        var hasAmzDate = request.Headers.ContainsKey(DateHeader);
        foreach (var name in request.Headers.Keys)
        {
            var mustBeSigned = name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
                || (!hasAmzDate && name.Equals("Date", StringComparison.OrdinalIgnoreCase));
            if (mustBeSigned && !signedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw SignatureRefusedException.Invalid(
                    $"'{name}' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
    }

    private void CheckScope(CredentialScope scope, string signingName, DateTimeOffset signedAt)
    {
        if (scope.Region != _region)
        {
            throw SignatureRefusedException.Invalid(
                $"Credential should be scoped to a valid region, not '{scope.Region}'. ");
        }

        if (scope.Service != signingName)
        {
            throw SignatureRefusedException.Invalid(
                $"Credential should be scoped to correct service: '{signingName}'. ");
        }

        var date = signedAt.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        if (scope.Date != date)
        {
            throw SignatureRefusedException.Invalid(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: " +
                $"'{scope.Date}' != '{date}', from '{Format(signedAt)}'.");
        }
    }

    private static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(SignatureV4.TimeFormat, CultureInfo.InvariantCulture);
}
