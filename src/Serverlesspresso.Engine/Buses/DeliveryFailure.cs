namespace Serverlesspresso.Engine.Buses;

/// <summary>Why an event did not reach its target.</summary>
/// <param name="Error">The error's code.</param>
/// <param name="Message">The error in words.</param>
/// <param name="IsFinal">Whether another try would end the same.</param>
/// <param name="NotBefore">Until when the target wants to be left alone; null if it did not say.</param>
internal sealed record DeliveryFailure(string Error, string Message, bool IsFinal, DateTimeOffset? NotBefore = null)
{
    /// <summary>What was made for the target is no JSON.</summary>
    public static DeliveryFailure NotJson { get; } =
        new(DeadLetterCodes.InvalidJson, "The target's input is no JSON.", IsFinal: true);
}
