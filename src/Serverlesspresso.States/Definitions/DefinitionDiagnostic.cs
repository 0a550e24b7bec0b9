namespace Serverlesspresso.States.Definitions;

/// <summary>A problem of a definition.</summary>
/// <param name="IsError">Whether it makes the definition unusable; a warning does not.</param>
/// <param name="Code">AWS's code, for example <c>SCHEMA_VALIDATION_FAILED</c>.</param>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="Location">Where, as a JSON pointer, for example <c>/States/Make Drink/Next</c>.</param>
public sealed record DefinitionDiagnostic(bool IsError, string Code, string Message, string Location)
{
    /// <summary>The problem in one text, as AWS words it: a problem of the whole is said to be at null.</summary>
    public override string ToString() => $"{Code}: {Message} at {(Location.Length == 0 ? "null" : Location)}";
}
