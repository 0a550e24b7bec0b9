namespace Serverlesspresso.Shop.Api.Original;

/// <summary>Answers <c>POST /qr-code</c>.</summary>
/// <param name="OrderId">The order.</param>
internal sealed record OriginalOrderAnswer(string OrderId);
