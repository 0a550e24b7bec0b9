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
    private const string ListName = "ListActivities";

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = call.Input.FindString("name");
        new ConstraintViolations()
            .NotNull("name", name)
            .Length("name", name, minimum: 1, StateMachineNames.LengthMax)
            .ThrowIfAny();

        var activity = await activities.CreateAsync(
            name ?? "",
            TagOperations.Read(call.Input, name ?? ""),
            Configurations.ReadEncryption(call.Input),
            cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteString("activityArn", activity.Arn);
        call.Output.WriteTime("creationDate", activity.CreatedAt);
        call.Output.WriteEndObject();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var activity = await activities.DescribeAsync(StepFunctionsArns.ReadActivity(call.Input), cancellationToken);

        call.Output.WriteStartObject();
        WriteCommon(call.Output, activity);
        Configurations.WriteEncryption(call.Output, activity.Encryption);
        call.Output.WriteEndObject();
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await activities.DeleteAsync(StepFunctionsArns.ReadActivity(call.Input), cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var limit = PageSize.Read(call.Input);
        var after = NextToken.Read(ListName, call.Input);
        var found = await activities.ListAsync(after, limit + 1, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("activities");
        foreach (var activity in found.Take(limit))
        {
            writer.WriteStartObject();
            WriteCommon(writer, activity);
            writer.WriteEndObject();
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
        var arn = StepFunctionsArns.ReadActivity(call.Input);
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

    private static void WriteCommon(Utf8JsonWriter writer, ActivityDocument activity)
    {
        writer.WriteString("activityArn", activity.Arn);
        writer.WriteString("name", activity.Name);
        writer.WriteTime("creationDate", activity.CreatedAt);
    }
}
