using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Activities on the wire.</summary>
/// <param name="activities">The activities.</param>
/// <param name="workers">Gives their tasks to workers.</param>
/// <param name="lifetime">Says when the server stops: nobody waits on then.</param>
internal sealed class ActivityOperations(
    ActivityRegistry activities, ActivityWorkers workers, IHostApplicationLifetime lifetime)
{
    private const int ArnLengthMax = 256;
    private const string ListName = "ListActivities";

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = call.Input.FindString("name");
        new ConstraintViolations()
            .NotNull("name", name)
            .Length("name", name, minimum: 1, StateMachineNames.LengthMax)
            .ThrowIfAny();

        var activity = await activities.CreateAsync(
            name ?? "", TagOperations.Read(call.Input, name ?? ""), cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteString("activityArn", activity.Arn);
        call.Output.WriteTime("creationDate", activity.CreatedAt);
        call.Output.WriteEndObject();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var activity = await activities.DescribeAsync(ReadArn(call.Input), cancellationToken);
        Write(call.Output, activity);
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await activities.DeleteAsync(ReadArn(call.Input), cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var limit = PageSize.Read(call.Input);
        var after = NextToken.Read(ListName, call.Input.FindString("nextToken"));
        var found = await activities.ListAsync(after, limit + 1, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("activities");
        foreach (var activity in found.Take(limit))
        {
            Write(writer, activity);
        }

        writer.WriteEndArray();
        if (found.Count > limit)
        {
            writer.WriteString("nextToken", NextToken.Make(ListName, found[limit - 1].Arn));
        }

        writer.WriteEndObject();
    }

    /// <summary>Waits for a task. A worker that hangs up leaves the line.</summary>
    public async ValueTask GetTaskAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = ReadArn(call.Input);
        var workerName = call.Input.FindString("workerName");
        new ConstraintViolations()
            .Length("workerName", workerName, minimum: 1, StateMachineNames.LengthMax)
            .ThrowIfAny();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);

        var task = await workers.GetTaskAsync(arn, workerName, end.Token);

        call.Output.WriteStartObject();
        call.Output.WriteString("taskToken", task?.TaskToken);
        call.Output.WriteString("input", task?.Input);
        call.Output.WriteEndObject();
    }

    private static string ReadArn(JsonElement input)
    {
        var arn = input.FindString("activityArn");
        new ConstraintViolations()
            .NotNull("activityArn", arn)
            .Length("activityArn", arn, minimum: 1, ArnLengthMax)
            .ThrowIfAny();
        StepFunctionsArns.CheckActivity(arn ?? "");
        return arn ?? "";
    }

    private static void Write(Utf8JsonWriter writer, ActivityDocument activity)
    {
        writer.WriteStartObject();
        writer.WriteString("activityArn", activity.Arn);
        writer.WriteString("name", activity.Name);
        writer.WriteTime("creationDate", activity.CreatedAt);
        writer.WriteEndObject();
    }
}
