namespace Serverlesspresso.Events.Patterns;

/// <summary>Why a text is no event pattern.</summary>
/// <param name="Reason">What is wrong, followed by the place where EventBridge names one.</param>
public sealed record EventPatternError(string Reason)
{
    /// <summary>The message of EventBridge's <c>InvalidEventPatternException</c>.</summary>
    public string Message => $"Event pattern is not valid. Reason: {Reason}";
}
