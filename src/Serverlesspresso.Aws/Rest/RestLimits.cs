namespace Serverlesspresso.Aws.Rest;

/// <summary>What a service of REST paths takes.</summary>
/// <param name="SigningName">The service's name in a signature's scope.</param>
/// <param name="RequestBytesMax">How long a request may be.</param>
internal sealed record RestLimits(string SigningName, int RequestBytesMax);
