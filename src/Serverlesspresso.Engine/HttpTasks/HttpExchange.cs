namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>A call that a test of a state made, as it is shown.</summary>
/// <param name="Request">What was sent; null if nothing was.</param>
/// <param name="Response">What was answered; null if nothing was.</param>
public sealed record HttpExchange(HttpMessage? Request, HttpMessage? Response);
