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
        if (!JsonText.TryParse(text, out var value) || value is not JsonObject members)
        {
            _diagnostics.AddError(string.Empty, "Definition must be a valid JSON object");
            return new ParsedDefinition(Definition: null, _diagnostics.Found);
        }

        var definition = ReadMachine(members);
        return new ParsedDefinition(_diagnostics.HasErrors ? null : definition, _diagnostics.Found);
    }

    private StateMachineDefinition? ReadMachine(JsonObject members)
    {
        var fields = new FieldReader(members, Root, _diagnostics);
        fields.AllowOnly(Fields);
        if (!fields.CheckRequired("StartAt", "States") || !QueryLanguages.Check(members, Root, _diagnostics))
        {
            return null;
        }

        var levels = new LevelReader(_diagnostics, type);
        var level = levels.Read(fields);
        var timeout = fields.Integer("TimeoutSeconds", 1, SecondsField.Max);
        var comment = fields.Text("Comment");
        return level is null ? null : new StateMachineDefinition(level, timeout, comment, levels.Resources, levels.Processors);
    }
}
