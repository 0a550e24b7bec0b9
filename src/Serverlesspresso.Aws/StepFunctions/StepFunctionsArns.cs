using System.Text.RegularExpressions;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Checks ARNs that requests name.</summary>
internal static partial class StepFunctionsArns
{
    private const string StateMachine = "stateMachine";
    private const string Execution = "execution";
    private const string Activity = "activity";
    private const string MapRun = "mapRun";
    private const int PartsOfStateMachine = 7;
    private const int PartsOfExecution = 8;
    private const int ResourceTypePart = 5;

    /// <summary>Checks that a text is the ARN of a state machine.</summary>
    /// <exception cref="InvalidArnException">It is not.</exception>
    public static void CheckStateMachine(string arn) => Check(arn, StateMachine, PartsOfStateMachine);

    /// <summary>Checks that a text is the ARN of an execution.</summary>
    /// <exception cref="InvalidArnException">It is not.</exception>
    public static void CheckExecution(string arn) => Check(arn, Execution, PartsOfExecution);

    /// <summary>Checks that a text is the ARN of an activity.</summary>
    /// <exception cref="InvalidArnException">It is not.</exception>
    public static void CheckActivity(string arn) => Check(arn, Activity, PartsOfStateMachine);

    /// <summary>Checks that a text is the ARN of a Map Run.</summary>
    /// <exception cref="InvalidArnException">It is not.</exception>
    public static void CheckMapRun(string arn) => Check(arn, MapRun, PartsOfExecution);

    /// <summary>Checks that a text, if there is one, is the ARN of a role.</summary>
    /// <exception cref="InvalidRoleArnException">It is not.</exception>
    public static void CheckRole(string? roleArn)
    {
        if (roleArn is not null && !RoleArn().IsMatch(roleArn))
        {
            throw new InvalidRoleArnException(roleArn);
        }
    }

    private static void Check(string arn, string resourceType, int partsExpected)
    {
        var parts = arn.Split(':');
        if (parts[0] != "arn")
        {
            throw new InvalidArnException($"Invalid ARN prefix: {arn}");
        }

        if (parts.Length <= ResourceTypePart || parts[2] != "states")
        {
            throw new InvalidArnException(arn);
        }

        if (parts[ResourceTypePart] != resourceType)
        {
            throw new InvalidArnException($"Resource type not valid in this context: {parts[ResourceTypePart]}");
        }

        if (parts.Length != partsExpected || parts.Any(static part => part.Length == 0))
        {
            throw new InvalidArnException(arn);
        }
    }
    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::[0-9]+:role/.+\z")]
    private static partial Regex RoleArn();
}
