namespace Serverlesspresso.States.Definitions;

/// <summary>Which names variables may have.</summary>
/// <remarks>Source: Developer Guide, Passing data between states with variables: Unicode identifiers of up to 80 characters.</remarks>
internal static class VariableNames
{
    private const int LengthMax = 80;
    private const string Reserved = "states";

    /// <summary>Reports a name that a variable cannot have.</summary>
    /// <param name="name">The name as Assign has it: with <c>.$</c> if its value is computed.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="diagnostics">Takes the report.</param>
    public static void Check(string name, string location, DiagnosticList diagnostics)
    {
        var bare = name.EndsWith(".$", StringComparison.Ordinal) ? name[..^2] : name;
        if (bare == Reserved)
        {
            diagnostics.AddError(
                location, $"Cannot assign to reserved variable '${Reserved}'.", DiagnosticList.ReservedVariableName);
        }
        else if (bare.Length is 0 or > LengthMax)
        {
            Refuse($"the variable name must have from 1 to {LengthMax} characters.");
        }
        else if (!(char.IsLetter(bare[0]) || bare[0] == '_') || !bare.All(IsAllowed))
        {
            Refuse("the variable name contains invalid characters.");
        }

        void Refuse(string reason) => diagnostics.AddError(
            location, $"Invalid variable name '{bare}': {reason}", DiagnosticList.InvalidVariableName);
    }

    private static bool IsAllowed(char character) => char.IsLetterOrDigit(character) || character == '_';
}
