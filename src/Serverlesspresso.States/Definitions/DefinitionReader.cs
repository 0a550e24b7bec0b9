using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads a whole definition.</summary>
internal sealed class DefinitionReader(StateMachineType type)
{
    private const string Root = "/";
    private static readonly string[] Fields =
        ["Comment", "StartAt", "States", "Version", "TimeoutSeconds", "QueryLanguage"];

    private readonly DiagnosticList _diagnostics = new();

    public ParsedDefinition Read(string text)
    {
        if (!JsonText.TryParse(text, out var value) && !string.IsNullOrWhiteSpace(text))
        {
            _diagnostics.AddError(string.Empty, ExecutionInput.FindProblem(text)!, DiagnosticList.InvalidJson); // It is no JSON.
            return new ParsedDefinition(Definition: null, _diagnostics.Found);
        }

        if (value is not JsonObject members)
        {
            _diagnostics.AddError(string.Empty, "Definition must be a valid JSON object");
            return new ParsedDefinition(Definition: null, _diagnostics.Found);
        }

        var definition = ReadMachine(members);
        return new ParsedDefinition(_diagnostics.HasErrors ? null : definition, _diagnostics.Found);
    }

    /// <summary>Reads a definition that has been taken before, when less may have been asked of it; null if it cannot be run.</summary>
    public StateMachineDefinition? ReadTaken(string text) =>
        JsonText.TryParse(text, out var value) && value is JsonObject members ? ReadMachine(members) : null;

    /// <summary>Reads a state that stands alone, as the one state of a machine.</summary>
    public ParsedDefinition ReadState(JsonObject state, string name)
    {
        var machine = new JsonObject(
            ["StartAt", "States"],
            [new JsonString(name), new JsonObject([name], [state])]);
        var definition = ReadMachine(machine, isAlone: true);
        return new ParsedDefinition(_diagnostics.HasErrors ? null : definition, _diagnostics.Found);
    }

    private StateMachineDefinition? ReadMachine(JsonObject members, bool isAlone = false)
    {
        var fields = new FieldReader(members, Root, _diagnostics);
        fields.AllowOnly(Fields);
        if (!fields.CheckRequired("StartAt", "States") || !QueryLanguages.Check(members, Root, _diagnostics))
        {
            return null;
        }

        var levels = new LevelReader(_diagnostics, type);
        var level = levels.Read(fields, isAlone ? LevelScope.Alone : LevelScope.Machine);
        fields.Choice("Version", "1.0");
        var timeout = fields.Integer("TimeoutSeconds", 0, SecondsField.Max);
        var comment = fields.Text("Comment");
        return level is null ? null : new StateMachineDefinition(level, timeout, comment, levels.Resources, levels.Processors);
    }
}
