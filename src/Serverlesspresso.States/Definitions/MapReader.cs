using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Templates;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads a Map state.</summary>
internal sealed class MapReader(LevelReader levels, string name, FieldReader fields)
{
    private static readonly string[] Own =
    [
        "ItemProcessor", "Iterator", "ItemsPath", "ItemSelector", "Parameters", "MaxConcurrency", "MaxConcurrencyPath",
        "ResultSelector", "ResultPath", "Retry", "Catch",
    ];

    public State? Read(IEnumerable<string> common)
    {
        var processor = fields.Has("ItemProcessor") || !fields.Has("Iterator") ? "ItemProcessor" : "Iterator";
        fields.CheckRequired(processor);
        fields.CheckAtMostOne("ItemProcessor", "Iterator");
        fields.CheckAtMostOne("ItemSelector", "Parameters");
        fields.CheckAtMostOne("MaxConcurrency", "MaxConcurrencyPath");
        if (fields.Object(processor) is not { } members || !CheckMode(members, processor))
        {
            return null;
        }

        fields.AllowOnly([.. common, .. Own]);
        return ReadProcessor(members, fields.At(processor)) is { } level ? Make(level) : null;
    }

    private MapState Make(StateGroup level) => new()
    {
        Name = name,
        Processor = level,
        InputPath = fields.Path("InputPath"),
        OutputPath = fields.Path("OutputPath"),
        ItemsPath = fields.Expression("ItemsPath"),
        ItemSelector = ReadSelector(),
        MaxConcurrency = fields.Integer("MaxConcurrency", 0, int.MaxValue) ?? 0,
        MaxConcurrencyPath = fields.Expression("MaxConcurrencyPath"),
        ResultSelector = fields.Template("ResultSelector"),
        ResultPath = fields.ResultPath(),
        Assign = fields.Assign(),
        Retriers = ErrorHandlerReader.ReadRetriers(fields),
        Catchers = ErrorHandlerReader.ReadCatchers(fields),
        Next = StateReader.ReadNext(fields),
    };

    /// <summary>Parameters is the older name of ItemSelector.</summary>
    private Template? ReadSelector() => fields.Template(fields.Has("ItemSelector") ? "ItemSelector" : "Parameters");

    private bool CheckMode(JsonObject members, string processor)
    {
        var mode = (members["ProcessorConfig"] as JsonObject)?["Mode"];
        var at = DiagnosticList.Below(DiagnosticList.Below(fields.At(processor), "ProcessorConfig"), "Mode");
        switch (mode)
        {
            case null or JsonString { Text: "INLINE" }:
                return true;
            case JsonString { Text: "DISTRIBUTED" }:
                fields.Diagnostics.AddError(at, "The mode DISTRIBUTED is not supported yet: use INLINE");
                return false;
            default:
                fields.Diagnostics.AddError(at, "The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED]");
                return false;
        }
    }

    private StateGroup? ReadProcessor(JsonObject members, string location)
    {
        var processor = new FieldReader(members, location, fields.Diagnostics);
        processor.AllowOnly(["Comment", "ProcessorConfig", "StartAt", "States"]);
        return processor.CheckRequired("StartAt", "States") ? levels.Read(processor) : null;
    }
}
