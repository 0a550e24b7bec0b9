using Serverlesspresso.States.Expressions;

namespace Serverlesspresso.States.Errors;

/// <summary>Which errors a retrier or a catcher is for: its ErrorEquals.</summary>
/// <remarks>Source: Developer Guide, Handling errors in Step Functions workflows.</remarks>
internal sealed class ErrorMatcher(string[] names)
{
    /// <summary>Whether a failure is one of these. What is terminal is none of anybody's.</summary>
    public bool Matches(Failure failure)
    {
        if (failure.IsTerminal)
        {
            return false;
        }

        foreach (var name in names)
        {
            if (Matches(name, failure.Error))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(string name, string? error) => name switch
    {
        ErrorNames.All => true,
        ErrorNames.TaskFailed => error is not (ErrorNames.Timeout or ErrorNames.HeartbeatTimeout),
        ErrorNames.Timeout => error is ErrorNames.Timeout or ErrorNames.HeartbeatTimeout,
        _ => name == error,
    };
}
