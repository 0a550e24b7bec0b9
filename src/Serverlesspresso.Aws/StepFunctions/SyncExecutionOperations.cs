using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Requests;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Executions.Express;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Express executions whose caller waits for the end, on the wire.</summary>
/// <param name="executions">Runs them.</param>
/// <param name="lifetime">Says when the server stops: nobody waits on then.</param>
internal sealed class SyncExecutionOperations(ExpressExecutions executions, IHostApplicationLifetime lifetime)
{
    /// <summary>What is billed for is counted in steps of 100 ms and 64 MB. Source: AWS Step Functions pricing.</summary>
    private const int BilledMilliseconds = 100;

    private const int BilledMegabytes = 64;

    public async ValueTask StartAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var request = ExecutionOperations.ReadStart(call.Input);
        var showsData = IncludedData.Read(call.Input);
        var row = await RunAsync(request, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteString("executionArn", row.Arn);
        writer.WriteString("stateMachineArn", request.StateMachineArn);
        writer.WriteString("name", row.Name);
        writer.WriteString("status", row.Status.ToWireName());
        writer.WriteTime("startDate", row.StartedAt);
        writer.WriteTime("stopDate", row.StoppedAt ?? row.StartedAt);
        if (showsData)
        {
            ExecutionOperations.WriteData(writer, row);
        }

        if (row.TraceHeader is not null)
        {
            writer.WriteString("traceHeader", row.TraceHeader);
        }

        WriteBilling(writer, row);
        writer.WriteEndObject();
    }

    private async Task<ExecutionRow> RunAsync(StartExecutionRequest request, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            return await executions.RunAsync(request, end.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerStoppingException("An execution that has begun goes on when it has started again.");
        }
    }

    private static void WriteBilling(Utf8JsonWriter writer, ExecutionRow row)
    {
        var duration = ((row.StoppedAt ?? row.StartedAt) - row.StartedAt).TotalMilliseconds;
        var steps = Math.Max((long)Math.Ceiling(duration / BilledMilliseconds), 1);
        writer.WriteStartObject("billingDetails");
        writer.WriteNumber("billedMemoryUsedInMB", BilledMegabytes);
        writer.WriteNumber("billedDurationInMilliseconds", steps * BilledMilliseconds);
        writer.WriteEndObject();
    }
}
