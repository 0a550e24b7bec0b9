using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Engine.Executions;

/// <summary>Reads ARNs of state machines and executions.</summary>
public static class ExecutionArns
{
    private const int ResourceField = 5;
    private const int PartsOfStateMachine = 7;
    private const int PartsOfExecution = 8;

    /// <summary>The name in the ARN of a state machine, or of a version or alias of it.</summary>
    /// <param name="arn">The ARN.</param>
    public static string NameOfStateMachine(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        arn = QualifiedArns.Divide(arn).StateMachineArn;
        return arn[(arn.LastIndexOf(':') + 1)..];
    }

    /// <summary>Whether an execution is one of an express state machine.</summary>
    /// <param name="executionArn">The execution's ARN.</param>
    public static bool IsExpress(string executionArn)
    {
        ArgumentNullException.ThrowIfNull(executionArn);
        var resource = executionArn.AsSpan();
        for (var i = 0; i < ResourceField; i++)
        {
            resource = resource[(resource.IndexOf(':') + 1)..];
        }

        return resource.StartsWith("express:", StringComparison.Ordinal);
    }

    /// <summary>Checks that a text is the ARN of an execution.</summary>
    /// <param name="arn">The text.</param>
    /// <exception cref="InvalidArnException">It is none.</exception>
    internal static void Check(string arn) => Check(arn, "execution", PartsOfExecution);

    /// <summary>Checks that a text is the ARN of a state machine, or of a version or alias of one.</summary>
    /// <param name="arn">The text.</param>
    /// <exception cref="InvalidArnException">It is none.</exception>
    internal static void CheckStateMachine(string arn) => Check(
        arn, "stateMachine", QualifiedArns.Divide(arn).Qualifier is null ? PartsOfStateMachine : PartsOfStateMachine + 1);

    private static void Check(string arn, string resource, int parts)
    {
        var fields = arn.Split(':');
        var isValid = fields.Length == parts
            && fields[0] == "arn"
            && fields[2] == "states"
            && fields[5] == resource
            && fields[6..].All(name => name.Length > 0);
        if (!isValid)
        {
            throw new InvalidArnException(arn);
        }
    }
}
