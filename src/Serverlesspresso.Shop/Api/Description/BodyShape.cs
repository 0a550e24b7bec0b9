namespace Serverlesspresso.Shop.Api.Description;

/// <summary>What the body of an endpoint's requests is.</summary>
/// <param name="Type">Its type.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
internal sealed record BodyShape(Type Type, bool IsOptional);
