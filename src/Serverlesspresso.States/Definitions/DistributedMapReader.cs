using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads a Map state in DISTRIBUTED mode.</summary>
internal sealed class DistributedMapReader(LevelReader levels, string name, FieldReader fields)
{
    private const double PercentageMax = 100;

    private const string ResultWriter = "ResultWriter";

    private static readonly string[] Unavailable = ["ItemReader", ResultWriter];

    public DistributedMapState? Read(IEnumerable<string> common, FieldReader processor)
    {
        fields.AllowOnly([.. common, .. Unavailable, "ItemBatcher", "Label"]);
        CheckMachineType(processor);
        RefuseUnavailable();

        var executionType = ReadExecutionType(processor);
        var label = ReadLabel();
        if (!processor.CheckRequired("StartAt", "States")
            || levels.ReadProcessor(processor, executionType, label) is null)
        {
            return null;
        }

        return Make(label);
    }

    private DistributedMapState Make(string label) => new()
    {
        Name = name,
        Label = label,
        Iterated = MapReader.ReadInput(fields),
        Batcher = ReadBatcher(),
        ToleratedFailureCount = MapReader.ReadCount(fields, "ToleratedFailureCount", min: 0, long.MaxValue),
        ToleratedFailurePercentage = new PercentageField(
            "ToleratedFailurePercentage",
            fields.Number("ToleratedFailurePercentage", min: 0, PercentageMax),
            fields.Reference("ToleratedFailurePercentagePath")),
        InputPath = fields.Path("InputPath"),
        OutputPath = fields.Path("OutputPath"),
        ResultSelector = fields.Template("ResultSelector"),
        ResultPath = fields.ResultPath(),
        Assign = fields.Assign(),
        Retriers = ErrorHandlerReader.ReadRetriers(fields),
        Catchers = ErrorHandlerReader.ReadCatchers(fields),
        Next = StateReader.ReadNext(fields),
    };

    /// <summary>An express execution keeps no account of Map Runs.</summary>
    private void CheckMachineType(FieldReader processor)
    {
        if (levels.MachineType == StateMachineType.Express)
        {
            processor.Diagnostics.AddError(
                DiagnosticList.Below(processor.At("ProcessorConfig"), "Mode"),
                "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines");
        }
    }

    /// <summary>A ResultWriter without a place to write to only gives the results another form.</summary>
    private void RefuseUnavailable()
    {
        foreach (var field in Unavailable.Where(fields.Has))
        {
            var isForm = field == ResultWriter
                && fields.Object(field) is { } members
                && members.Names.SequenceEqual(["WriterConfig"]);
            fields.Diagnostics.AddError(
                fields.At(field),
                isForm
                    ? "The field 'ResultWriter' with 'WriterConfig' is not supported by this server"
                    : $"The field '{field}' is not supported by this server, because it needs Amazon S3");
        }
    }

    private static StateMachineType ReadExecutionType(FieldReader processor)
    {
        if (processor.Object("ProcessorConfig") is not { } members)
        {
            return StateMachineType.Standard;
        }

        var config = new FieldReader(members, processor.At("ProcessorConfig"), processor.Diagnostics);
        config.CheckRequired("ExecutionType");
        return config.Choice("ExecutionType", "STANDARD", "EXPRESS") == "EXPRESS"
            ? StateMachineType.Express
            : StateMachineType.Standard;
    }

    private string ReadLabel()
    {
        var label = fields.Text("Label");
        if (label is null)
        {
            return MapRunLabel.For(name);
        }

        if (label.Length > MapRunLabel.LengthMax)
        {
            fields.Diagnostics.AddError(
                fields.At("Label"), $"The label must not have more than {MapRunLabel.LengthMax} characters");
        }
        else if (!MapRunLabel.IsValid(label))
        {
            fields.Diagnostics.AddError(fields.At("Label"), $"The label '{label}' is not valid");
        }
        else if (!levels.TryAddLabel(label))
        {
            fields.Diagnostics.AddError(fields.At("Label"), $"Duplicate Label: {label}");
        }

        return label;
    }

    private ItemBatcher? ReadBatcher()
    {
        if (fields.Object("ItemBatcher") is not { } members)
        {
            return null;
        }

        var batcher = new FieldReader(members, fields.At("ItemBatcher"), fields.Diagnostics);
        string[] limits = ["MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"];
        batcher.AllowOnly([.. limits, "BatchInput"]);
        batcher.CheckAtMostOne(limits[..2]);
        batcher.CheckAtMostOne(limits[2..]);
        if (!Array.Exists(limits, batcher.Has))
        {
            batcher.Diagnostics.AddError(
                batcher.Location, $"One of these fields is required: [{string.Join(", ", limits)}]");
        }

        return new ItemBatcher
        {
            MaxItems = MapReader.ReadCount(batcher, "MaxItemsPerBatch", min: 1),
            MaxInputBytes = MapReader.ReadCount(
                batcher, "MaxInputBytesPerBatch", min: 1, Quotas.PayloadBytesMax),
            BatchInput = batcher.Template("BatchInput"),
        };
    }
}
