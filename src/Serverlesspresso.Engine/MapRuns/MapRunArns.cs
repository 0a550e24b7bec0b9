using System.Security.Cryptography;
using System.Text;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>The ARNs of Map Runs and their child executions.</summary>
/// <remarks>
/// A Map Run is <c>…:mapRun:MACHINE/LABEL:UUID</c>, its children are executions <c>…:execution:MACHINE/LABEL:NAME</c> of
/// <c>…:stateMachine:MACHINE/LABEL</c>. Source: AWS Step Functions API Reference, DescribeMapRun.
/// </remarks>
public static class MapRunArns
{
    private const string StateMachine = ":stateMachine:";
    private const int PartsOfMapRun = 8;

    /// <summary>Whether a text has the form of a Map Run's ARN.</summary>
    /// <param name="arn">The text.</param>
    internal static bool IsValid(string arn)
    {
        var parts = arn.Split(':');
        return parts.Length == PartsOfMapRun
            && parts[0] == "arn"
            && parts[2] == "states"
            && parts[5] == "mapRun"
            && parts[6].Contains('/', StringComparison.Ordinal)
            && parts[7].Length > 0;
    }

    /// <summary>The state machine that the children of a Map Run are of.</summary>
    /// <param name="mapRunArn">The Map Run.</param>
    internal static string StateMachineOf(string mapRunArn)
    {
        var machine = mapRunArn[..mapRunArn.LastIndexOf(':')];
        return machine.Replace(":mapRun:", StateMachine, StringComparison.Ordinal);
    }

    /// <summary>Divides the ARN of a state machine into that of the machine itself and the label of a Map in it.</summary>
    /// <param name="stateMachineArn">The ARN.</param>
    /// <returns>The machine's ARN, and the label; null if there is none.</returns>
    public static (string StateMachineArn, string? Label) Divide(string stateMachineArn)
    {
        ArgumentNullException.ThrowIfNull(stateMachineArn);
        var slash = stateMachineArn.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (stateMachineArn, null) : (stateMachineArn[..slash], stateMachineArn[(slash + 1)..]);
    }

    /// <summary>The name of a child: the same whenever it is asked for, so that a child is never started twice.</summary>
    /// <param name="mapRunArn">The Map Run.</param>
    /// <param name="child">Which child.</param>
    internal static string NameOfChild(string mapRunArn, int child)
    {
        const int uuidBytes = 16;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{mapRunArn}#{child}")));
        return new Guid(hash.AsSpan(0, uuidBytes)).ToString();
    }

    /// <summary>The ARN of a child.</summary>
    /// <param name="stateMachineArn">The state machine with the label.</param>
    /// <param name="name">The child's name.</param>
    internal static string Child(string stateMachineArn, string name) =>
        $"{stateMachineArn.Replace(StateMachine, ":execution:", StringComparison.Ordinal)}:{name}";
}
