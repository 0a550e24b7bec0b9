using System.Text.Json;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.History;

/// <summary>What an event tells besides its type: the one member named <c>...EventDetails</c>.</summary>
internal abstract record EventDetails
{
    public abstract void Write(Utf8JsonWriter writer);

    /// <summary>Writes a payload and the statement that it is whole.</summary>
    protected static void WritePayload(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteString(name, text);
        WriteWhole(writer, name);
    }

    protected static void WriteWhole(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name + "Details");
        writer.WriteBoolean("truncated", value: false);
        writer.WriteEndObject();
    }

    /// <summary>The member that holds the details of a type of event.</summary>
    protected static string MemberOf(string eventType) =>
        $"{char.ToLowerInvariant(eventType[0])}{eventType[1..]}EventDetails";

    protected static void WriteResource(Utf8JsonWriter writer, TaskResource resource)
    {
        writer.WriteString("resourceType", resource.Type);
        writer.WriteString("resource", resource.ShortName);
    }

    protected static void WriteOptional(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    protected static void WriteOptional(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is not null)
        {
            writer.WriteNumber(name, number.Value);
        }
    }
}

internal sealed record ExecutionStartedDetails(string Input, string RoleArn) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("executionStartedEventDetails");
        WritePayload(writer, "input", Input);
        writer.WriteString("roleArn", RoleArn);
        writer.WriteEndObject();
    }
}

internal sealed record ExecutionSucceededDetails(JsonValue Output) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("executionSucceededEventDetails");
        WritePayload(writer, "output", Output.ToText());
        writer.WriteEndObject();
    }
}

internal sealed record ExecutionRedrivenDetails(int RedriveCount) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("executionRedrivenEventDetails");
        writer.WriteNumber("redriveCount", RedriveCount);
        writer.WriteEndObject();
    }
}

internal sealed record StateEnteredDetails(string Name, JsonValue Input) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("stateEnteredEventDetails");
        writer.WriteString("name", Name);
        WritePayload(writer, "input", Input.ToText());
        writer.WriteEndObject();
    }
}

internal sealed record StateExitedDetails(string Name, JsonValue Output, JsonObject? Assigned) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("stateExitedEventDetails");
        writer.WriteString("name", Name);
        WritePayload(writer, "output", Output.ToText());
        if (Assigned is not null)
        {
            writer.WriteStartObject("assignedVariables");
            for (var i = 0; i < Assigned.Count; i++)
            {
                writer.WriteString(Assigned.Names[i], Assigned.Values[i].ToText());
            }

            writer.WriteEndObject();
            WriteWhole(writer, "assignedVariables");
        }

        writer.WriteEndObject();
    }
}

internal sealed record TaskScheduledDetails(
    TaskResource Resource,
    JsonValue Parameters,
    string Region,
    long? TimeoutSeconds,
    long? HeartbeatSeconds) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("taskScheduledEventDetails");
        WriteResource(writer, Resource);
        writer.WriteString("region", Region);
        writer.WriteString("parameters", Parameters.ToText());
        WriteOptional(writer, "timeoutInSeconds", TimeoutSeconds);
        WriteOptional(writer, "heartbeatInSeconds", HeartbeatSeconds);
        writer.WriteEndObject();
    }
}

internal sealed record TaskStartedDetails(TaskResource Resource) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("taskStartedEventDetails");
        WriteResource(writer, Resource);
        writer.WriteEndObject();
    }
}

internal sealed record TaskOutputDetails(string Member, TaskResource Resource, string Output) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Member);
        WriteResource(writer, Resource);
        WritePayload(writer, "output", Output);
        writer.WriteEndObject();
    }
}

/// <summary>What a function or an activity is given to do.</summary>
internal sealed record WorkScheduledDetails(
    string EventType,
    string Resource,
    JsonValue Input,
    long? TimeoutSeconds,
    long? HeartbeatSeconds) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(MemberOf(EventType));
        writer.WriteString("resource", Resource);
        WritePayload(writer, "input", Input.ToText());
        WriteOptional(writer, "timeoutInSeconds", TimeoutSeconds);
        WriteOptional(writer, "heartbeatInSeconds", HeartbeatSeconds);
        writer.WriteEndObject();
    }
}

/// <summary>What a function or an activity has answered.</summary>
internal sealed record WorkOutputDetails(string EventType, string Output) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(MemberOf(EventType));
        WritePayload(writer, "output", Output);
        writer.WriteEndObject();
    }
}

internal sealed record ActivityStartedDetails(string? WorkerName) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("activityStartedEventDetails");
        WriteOptional(writer, "workerName", WorkerName);
        writer.WriteEndObject();
    }
}

/// <summary>An error and its cause, of a task (with its resource), a function or a whole execution.</summary>
internal sealed record FailureDetails(string EventType, Failure Failure, TaskResource? Resource) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(MemberOf(EventType));
        if (Resource is not null)
        {
            WriteResource(writer, Resource);
        }

        WriteOptional(writer, "error", Failure.Error);
        WriteOptional(writer, "cause", Failure.Cause);
        writer.WriteEndObject();
    }
}

internal sealed record MapStartedDetails(int Length) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("mapStateStartedEventDetails");
        writer.WriteNumber("length", Length);
        writer.WriteEndObject();
    }
}

internal sealed record MapRunStartedDetails(string MapRunArn) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("mapRunStartedEventDetails");
        writer.WriteString("mapRunArn", MapRunArn);
        writer.WriteEndObject();
    }
}

internal sealed record MapRunRedrivenDetails(string MapRunArn, int RedriveCount) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("mapRunRedrivenEventDetails");
        writer.WriteString("mapRunArn", MapRunArn);
        writer.WriteNumber("redriveCount", RedriveCount);
        writer.WriteEndObject();
    }
}

internal sealed record MapIterationDetails(string Member, string Name, int Index) : EventDetails
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Member);
        writer.WriteString("name", Name);
        writer.WriteNumber("index", Index);
        writer.WriteEndObject();
    }
}
