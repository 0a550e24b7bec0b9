using System.Text.RegularExpressions;
using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Checks ARNs that requests name.</summary>
internal static partial class StepFunctionsArns
{
    private const string StateMachine = "stateMachine";
    private const string Execution = "execution";
    private const string Activity = "activity";
    private const string MapRun = "mapRun";
    private const int ArnLengthMax = 256;
    private const int PartsOfStateMachine = 7;
    private const int PartsOfExecution = 8;
    private const int ResourceTypePart = 5;

    /// <summary>Checks that a text is the ARN of a state machine.</summary>
    /// <exception cref="InvalidArnException">It is not.</exception>
    public static void CheckStateMachine(string arn) => Check(arn, StateMachine, PartsOfStateMachine);

    /// <summary>Checks that a text is the ARN of a state machine, or of a version or alias of one.</summary>
    /// <exception cref="InvalidArnException">It is not.</exception>
    public static void CheckQualified(string arn) => Check(
        arn, StateMachine, QualifiedArns.Divide(arn).Qualifier is null ? PartsOfStateMachine : PartsOfStateMachine + 1);

    /// <summary>Checks that a text is the ARN of a version.</summary>
    /// <exception cref="InvalidArnException">It is not.</exception>
    public static void CheckVersion(string arn) => CheckQualifier(arn, isVersion: true);

    /// <summary>Checks that a text is the ARN of an alias.</summary>
    /// <exception cref="InvalidArnException">It is not.</exception>
    public static void CheckAlias(string arn) => CheckQualifier(arn, isVersion: false);

    /// <summary>Reads and checks <c>stateMachineArn</c>, which names a state machine.</summary>
    public static string ReadStateMachine(JsonElement input)
    {
        var arn = ReadMember(input);
        CheckStateMachine(arn);
        return arn;
    }

    /// <summary>Reads and checks <c>stateMachineArn</c>, which names a state machine, or a version or alias of one.</summary>
    public static string ReadQualified(JsonElement input)
    {
        var arn = ReadMember(input);
        CheckQualified(arn);
        return arn;
    }

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

    private static void CheckQualifier(string arn, bool isVersion)
    {
        Check(arn, StateMachine, PartsOfStateMachine + 1);
        if (QualifiedArns.IsVersion(QualifiedArns.Divide(arn).Qualifier ?? "") != isVersion)
        {
            throw new InvalidArnException(arn);
        }
    }

    private static string ReadMember(JsonElement input)
    {
        var arn = input.FindString("stateMachineArn");
        new ConstraintViolations()
            .NotNull("stateMachineArn", arn)
            .Length("stateMachineArn", arn, minimum: 1, ArnLengthMax)
            .ThrowIfAny();
        return arn ?? "";
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
