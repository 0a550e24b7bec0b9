using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Tasks;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads a Task state.</summary>
internal sealed class TaskReader(LevelReader levels, string name, FieldReader fields)
{
    private static readonly string[] Own =
    [
        "Resource", "Parameters", "ResultSelector", "ResultPath", "Retry", "Catch", "Credentials",
        "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath",
    ];

    public State? Read(IEnumerable<string> common)
    {
        fields.AllowOnly([.. common, .. Own]);
        fields.CheckRequired("Resource");
        var resource = ReadResource();
        var state = new TaskState
        {
            Name = name,
            Resource = resource!, // A definition with a resource that could not be read is never run.
            InputPath = fields.Path("InputPath"),
            OutputPath = fields.Path("OutputPath"),
            Parameters = fields.Template("Parameters"),
            ResultSelector = fields.Template("ResultSelector"),
            ResultPath = fields.ResultPath(),
            Assign = fields.Assign(),
            Timeout = ReadSeconds("TimeoutSeconds"),
            Heartbeat = ReadSeconds("HeartbeatSeconds"),
            Retriers = ErrorHandlerReader.ReadRetriers(fields),
            Catchers = ErrorHandlerReader.ReadCatchers(fields),
            Next = StateReader.ReadNext(fields),
        };
        return state;
    }

    private TaskResource? ReadResource()
    {
        if (fields.Text("Resource") is not { } text)
        {
            return null;
        }

        if (TaskResource.TryParse(text, out var resource) && KnownIntegrations.Knows(resource))
        {
            levels.AddResource(text);
            CheckPattern(resource);
            return resource;
        }

        fields.Diagnostics.AddError(
            fields.At("Resource"),
            text.StartsWith("arn:", StringComparison.Ordinal)
                ? $"The resource provided {text} is not recognized. The value is not a valid resource ARN, "
                    + "or the resource is not available in this region."
                : "Value is not a valid resource ARN");
        return null;
    }

    /// <summary>An express machine does not live long enough to wait for tokens and jobs.</summary>
    private void CheckPattern(TaskResource resource)
    {
        if (levels.MachineType != StateMachineType.Express || resource.Pattern == IntegrationPattern.RequestResponse)
        {
            return;
        }

        if (resource.IsActivity)
        {
            fields.Diagnostics.AddError(fields.At("Resource"), "Express state machine does not support Activity ARN");
        }
        else
        {
            // The blank at the end is AWS's.
            fields.Diagnostics.AddError(
                fields.At("Resource"),
                $"Express state machine does not support '{resource.ShortName[resource.Action.Length..]}' service integration ");
        }
    }

    private SecondsField ReadSeconds(string field)
    {
        fields.CheckAtMostOne(field, field + "Path");
        return new SecondsField(field, fields.Integer(field, 1, SecondsField.Max), fields.Expression(field + "Path"));
    }
}
