using System.Buffers;

namespace Serverlesspresso.Engine.StateMachines;

/// <summary>What names of state machines and executions may be.</summary>
/// <remarks>Source: AWS Step Functions API Reference, CreateStateMachine and StartExecution, name.</remarks>
public static class StateMachineNames
{
    /// <summary>How many characters a name has at most.</summary>
    public const int LengthMax = 80;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" <>{}[]?*\"#%\\^|~`$&,;:/");

    /// <summary>Checks a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="InvalidNameException">It cannot be a name.</exception>
    public static void Check(string name)
    {
        var isValid = name.Length is > 0 and <= LengthMax
            && !name.AsSpan().ContainsAny(Forbidden)
            && !name.Any(char.IsControl);
        if (!isValid)
        {
            throw new InvalidNameException(name);
        }
    }
}
