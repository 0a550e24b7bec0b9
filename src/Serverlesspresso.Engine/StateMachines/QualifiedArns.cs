namespace Serverlesspresso.Engine.StateMachines;

/// <summary>ARNs of state machines that may name a version or an alias in their last part.</summary>
public static class QualifiedArns
{
    private const int PartsOfStateMachine = 7;

    /// <summary>Divides an ARN.</summary>
    /// <param name="arn">The ARN of a state machine, version or alias.</param>
    /// <returns>The state machine's ARN, and the number or name after it, or null.</returns>
    public static (string StateMachineArn, string? Qualifier) Divide(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        var parts = arn.Split(':');
        return parts.Length > PartsOfStateMachine
            ? (string.Join(':', parts[..PartsOfStateMachine]), string.Join(':', parts[PartsOfStateMachine..]))
            : (arn, null);
    }

    /// <summary>Whether a qualifier names a version: a number. All others are names of aliases.</summary>
    /// <param name="qualifier">The qualifier.</param>
    public static bool IsVersion(string qualifier)
    {
        ArgumentNullException.ThrowIfNull(qualifier);
        return qualifier.All(char.IsAsciiDigit);
    }
}
