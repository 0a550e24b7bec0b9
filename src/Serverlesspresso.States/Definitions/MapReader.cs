using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Templates;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads a Map state.</summary>
internal sealed class MapReader(LevelReader levels, string name, FieldReader fields)
{
    /// <summary>AWS takes the tolerated failures in INLINE mode too, where they mean nothing.</summary>
    private static readonly string[] Own =
    [
        "ItemProcessor", "Iterator", "ItemsPath", "ItemSelector", "Parameters", "MaxConcurrency", "MaxConcurrencyPath",
        "ToleratedFailureCount", "ToleratedFailureCountPath",
        "ToleratedFailurePercentage", "ToleratedFailurePercentagePath",
        "ResultSelector", "ResultPath", "Retry", "Catch",
    ];

    public State? Read(IEnumerable<string> common)
    {
        var processor = fields.Has("ItemProcessor") || !fields.Has("Iterator") ? "ItemProcessor" : "Iterator";
        fields.CheckExactlyOne("ItemProcessor", "Iterator");
        fields.CheckAtMostOne("ItemSelector", "Parameters");
        fields.CheckAtMostOne("MaxConcurrency", "MaxConcurrencyPath");
        fields.CheckAtMostOne("ToleratedFailureCount", "ToleratedFailureCountPath");
        fields.CheckAtMostOne("ToleratedFailurePercentage", "ToleratedFailurePercentagePath");
        if (fields.Object(processor) is not { } members)
        {
            return null;
        }

        var reader = new FieldReader(members, fields.At(processor), fields.Diagnostics);
        reader.AllowOnly(["Comment", "ProcessorConfig", "StartAt", "States"]);
        return ReadMode(reader) switch
        {
            "INLINE" => ReadInline(common, reader),
            "DISTRIBUTED" => new DistributedMapReader(levels, name, fields).Read([.. common, .. Own], reader),
            _ => null,
        };
    }

    /// <summary>What a Map of either mode runs over.</summary>
    public static MapInput ReadInput(FieldReader fields) => new()
    {
        InputPath = fields.Path("InputPath"),
        ItemsPath = fields.Expression("ItemsPath"),
        ItemSelector = ReadSelector(fields),
        MaxConcurrency = ReadCount(fields, "MaxConcurrency", min: 0),
    };

    /// <summary>A count that stands as a number or as the path to one.</summary>
    public static CountField ReadCount(FieldReader fields, string name, long min, long max = int.MaxValue) =>
        new(name, fields.Integer(name, min, max), fields.Reference(name + "Path"));

    private MapState? ReadInline(IEnumerable<string> common, FieldReader processor)
    {
        fields.AllowOnly([.. common, .. Own]);
        if (!processor.CheckRequired("StartAt", "States") || levels.Read(processor) is not { } level)
        {
            return null;
        }

        return new MapState
        {
            Name = name,
            Processor = level,
            Iterated = ReadInput(fields),
            InputPath = fields.Path("InputPath"),
            OutputPath = fields.Path("OutputPath"),
            ResultSelector = fields.Template("ResultSelector"),
            ResultPath = fields.ResultPath(),
            Assign = fields.Assign(),
            Retriers = ErrorHandlerReader.ReadRetriers(fields),
            Catchers = ErrorHandlerReader.ReadCatchers(fields),
            Next = StateReader.ReadNext(fields),
        };
    }

    /// <summary>Parameters is the older name of ItemSelector.</summary>
    private static Template? ReadSelector(FieldReader fields) =>
        fields.Template(fields.Has("ItemSelector") ? "ItemSelector" : "Parameters");

    private static string ReadMode(FieldReader processor)
    {
        if (processor.Object("ProcessorConfig") is not { } members)
        {
            return "INLINE";
        }

        var config = new FieldReader(members, processor.At("ProcessorConfig"), processor.Diagnostics);
        var mode = config.Choice("Mode", "INLINE", "DISTRIBUTED");
        config.AllowOnly(mode == "DISTRIBUTED" ? ["Mode", "ExecutionType"] : ["Mode"]);
        return mode;
    }
}
