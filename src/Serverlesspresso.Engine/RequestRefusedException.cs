namespace Serverlesspresso.Engine;

/// <summary>The root of all refusals: a request that is wrong, and changed nothing.</summary>
/// <param name="code">AWS's error code, for example <c>ResourceNotFoundException</c>.</param>
/// <param name="message">What was wrong, where, and what would be right.</param>
public abstract class RequestRefusedException(string code, string message) : Exception(message)
{
    /// <summary>AWS's error code.</summary>
    public string Code { get; } = code;
}
