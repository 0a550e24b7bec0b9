namespace Serverlesspresso.Engine.StateMachines;

/// <summary>ARNs of state machines that may name a version or an alias in their last part.</summary>
public static class QualifiedArns
{
    private const int ColonsBeforeQualifier = 7;

    /// <summary>Divides an ARN.</summary>
    /// <param name="arn">The ARN of a state machine, version or alias.</param>
    /// <returns>The state machine's ARN, and the number or name after it, or null.</returns>
    public static (string StateMachineArn, string? Qualifier) Divide(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        var colon = -1;
        for (var count = 0; count < ColonsBeforeQualifier; count++)
        {
            colon = arn.IndexOf(':', colon + 1);
            if (colon < 0)
            {
                return (arn, null);
            }
        }

        return (arn[..colon], arn[(colon + 1)..]);
    }

    /// <summary>Whether a qualifier names a version: a number. All others are names of aliases.</summary>
    /// <param name="qualifier">The qualifier.</param>
    public static bool IsVersion(string qualifier)
    {
        ArgumentNullException.ThrowIfNull(qualifier);
        return qualifier.All(char.IsAsciiDigit);
    }
}
