using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Checks QueryLanguage fields. JSONata is part of the language but not of this interpreter yet.</summary>
internal static class QueryLanguages
{
    private const string Field = "QueryLanguage";
    private const string JsonPath = "JSONPath";
    private const string Jsonata = "JSONata";

    /// <summary>Checks a machine, or a state that stands alone.</summary>
    public static bool Check(JsonObject members, string location, DiagnosticList diagnostics)
    {
        if (members[Field] is not { } value || value is JsonString { Text: JsonPath })
        {
            return true;
        }

        if (value is not JsonString { Text: Jsonata })
        {
            diagnostics.AddError(
                DiagnosticList.Below(location, Field),
                value is JsonString ? $"Value should be one of the following: [{JsonPath}, {Jsonata}]" : "Expected value of type [STRING]");
            return false;
        }

        if (!HasDowngrade(members, location, diagnostics))
        {
            diagnostics.AddError(
                DiagnosticList.Below(location, Field),
                $"The query language {Jsonata} is not supported yet: use {JsonPath}");
        }

        return false;
    }

    private static bool HasDowngrade(JsonObject machine, string location, DiagnosticList diagnostics)
    {
        var found = false;
        if (machine["States"] is not JsonObject states)
        {
            return found;
        }

        for (var i = 0; i < states.Count; i++)
        {
            if (states.Values[i] is JsonObject state && state[Field] is JsonString { Text: JsonPath })
            {
                found = true;
                diagnostics.AddError(
                    DiagnosticList.Below(DiagnosticList.Below(location, "States"), states.Names[i]),
                    $"'{Field}' can not be '{JsonPath}' if set to '{Jsonata}' for whole state machine");
            }
        }

        return found;
    }
}
