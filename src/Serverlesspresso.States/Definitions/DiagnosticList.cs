using System.Globalization;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Collects the problems of a definition.</summary>
internal sealed class DiagnosticList
{
    public const string SchemaValidationFailed = "SCHEMA_VALIDATION_FAILED";
    public const string MissingTransitionTarget = "MISSING_TRANSITION_TARGET";
    public const string DuplicateStateName = "DUPLICATE_STATE_NAME";
    public const string InvalidStateName = "INVALID_STATE_NAME";
    public const string MissingEndState = "MISSING_END_STATE";
    public const string InvalidJson = "INVALID_JSON_DESCRIPTION";
    public const string InvalidVariableName = "INVALID_VARIABLE_NAME";
    public const string ReservedVariableName = "RESERVED_VARIABLE_NAME";

    private readonly List<DefinitionDiagnostic> _found = [];

    public IReadOnlyList<DefinitionDiagnostic> Found => _found;

    public bool HasErrors => _found.Exists(diagnostic => diagnostic.IsError);

    public void AddError(string location, string message, string code = SchemaValidationFailed) =>
        _found.Add(new DefinitionDiagnostic(IsError: true, code, message, location));

    /// <summary>Reports that a text looks like a path where it is taken as it stands.</summary>
    public void WarnOfPath(string location, JsonValue? value, string code, string message)
    {
        if (value is JsonString text && ExpressionParser.LooksComputed(text.Text))
        {
            _found.Add(new DefinitionDiagnostic(IsError: false, code, message, location));
        }
    }

    /// <summary>The location of a member within a location.</summary>
    public static string Below(string location, string name) => location == "/" ? "/" + name : $"{location}/{name}";

    /// <summary>The location of an array's item within a location.</summary>
    public static string Below(string location, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{location}[{index}]");
}
