namespace Serverlesspresso.Events.Patterns;

/// <summary>Carries a mistake from the depth of the parser to <see cref="EventPattern.TryParse"/>, and no further.</summary>
/// <param name="reason">What is wrong and where, in EventBridge's words.</param>
internal sealed class PatternSyntaxException(string reason) : Exception(reason);
