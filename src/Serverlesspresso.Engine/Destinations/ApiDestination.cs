namespace Serverlesspresso.Engine.Destinations;

/// <summary>An API destination, and whether events can be brought to it.</summary>
/// <param name="Document">The destination.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="IsActive">Whether its connection is there and authorised.</param>
public sealed record ApiDestination(ApiDestinationDocument Document, string Arn, bool IsActive);
