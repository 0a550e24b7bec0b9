using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Reads and checks the ARNs that requests name.</summary>
internal static partial class StepFunctionsArns
{
    private const string StateMachine = "stateMachine";
    private const string Execution = "execution";
    private const string Activity = "activity";
    private const string MapRun = "mapRun";
    private const int ArnLengthMax = 256;
    private const int LongArnLengthMax = 2_000;
    private const int PartsOfStateMachine = 7;
    private const int PartsOfExecution = 8;
    private const int ResourceTypePart = 5;

    /// <summary>Reads and checks <c>stateMachineArn</c>, which names a state machine.</summary>
    public static string ReadStateMachine(JsonElement input)
    {
        var arn = ReadMember(input, "stateMachineArn", ArnLengthMax);
        Check(arn, StateMachine, PartsOfStateMachine);
        return arn;
    }

    /// <summary>Reads and checks <c>stateMachineArn</c>, which names a state machine, or a version or alias of one.</summary>
    public static string ReadQualified(JsonElement input)
    {
        var arn = ReadMember(input, "stateMachineArn", ArnLengthMax);
        var parts = QualifiedArns.Divide(arn).Qualifier is null ? PartsOfStateMachine : PartsOfStateMachine + 1;
        Check(arn, StateMachine, parts);
        return arn;
    }

    /// <summary>Reads and checks <c>stateMachineVersionArn</c>.</summary>
    public static string ReadVersion(JsonElement input)
    {
        var arn = ReadMember(input, "stateMachineVersionArn", LongArnLengthMax);
        CheckVersion(arn);
        return arn;
    }

    /// <summary>Reads and checks <c>stateMachineAliasArn</c>.</summary>
    public static string ReadAlias(JsonElement input)
    {
        var arn = ReadMember(input, "stateMachineAliasArn", ArnLengthMax);
        CheckQualifier(arn, isVersion: false);
        return arn;
    }

    /// <summary>Reads and checks <c>executionArn</c>.</summary>
    public static string ReadExecution(JsonElement input)
    {
        var arn = ReadMember(input, "executionArn", ArnLengthMax);
        Check(arn, Execution, PartsOfExecution);
        return arn;
    }

    /// <summary>Reads and checks <c>activityArn</c>.</summary>
    public static string ReadActivity(JsonElement input)
    {
        var arn = ReadMember(input, "activityArn", ArnLengthMax);
        Check(arn, Activity, PartsOfStateMachine);
        return arn;
    }

    /// <summary>Reads and checks <c>mapRunArn</c>.</summary>
    public static string ReadMapRun(JsonElement input)
    {
        var arn = ReadMember(input, "mapRunArn", LongArnLengthMax);
        Check(arn, MapRun, PartsOfExecution);
        return arn;
    }

    /// <summary>Reads and checks <c>resourceArn</c>, which names what can have tags: a state machine or an activity.</summary>
    public static string ReadTagged(JsonElement input)
    {
        var arn = ReadMember(input, "resourceArn", ArnLengthMax);
        Check(arn, ActivityArns.IsActivity(arn) ? Activity : StateMachine, PartsOfStateMachine);
        return arn;
    }

    /// <summary>Checks that a text is the ARN of a version.</summary>
    /// <exception cref="InvalidArnException">It is not.</exception>
    public static void CheckVersion(string arn) => CheckQualifier(arn, isVersion: true);

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

    private static string ReadMember(JsonElement input, string name, int lengthMax)
    {
        var arn = input.FindString(name);
        new ConstraintViolations().NotNull(name, arn).Length(name, arn, minimum: 1, lengthMax).ThrowIfAny();
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
