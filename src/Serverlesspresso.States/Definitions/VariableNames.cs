namespace Serverlesspresso.States.Definitions;

/// <summary>Which names variables may have.</summary>
/// <remarks>Source: Developer Guide, Passing data between states with variables: Unicode identifiers of up to 80 characters.</remarks>
internal static class VariableNames
{
    private const int LengthMax = 80;
    private const string Reserved = "states";

    /// <param name="name">The name as Assign has it: with <c>.$</c> if its value is computed.</param>
    public static bool IsValid(string name)
    {
        var bare = name.EndsWith(".$", StringComparison.Ordinal) ? name[..^2] : name;
        return bare.Length is > 0 and <= LengthMax
            && bare != Reserved
            && (char.IsLetter(bare[0]) || bare[0] == '_')
            && bare.All(character => char.IsLetterOrDigit(character) || character == '_');
    }
}
