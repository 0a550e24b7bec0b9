using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Executions on the wire.</summary>
internal sealed class ExecutionOperations(
    ExecutionRegistry executions,
    MapRunOperations mapRuns,
    TimeProvider timeProvider)
{
    private const int TraceHeaderLengthMax = 256;
    private const int ErrorLengthMax = 256;
    private const int CauseLengthMax = 32_768;

    private static readonly ExecutionStatus[] Statuses = Enum.GetValues<ExecutionStatus>();

    public async ValueTask StartAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var started = await executions.StartAsync(ReadStart(call.Input), cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteString("executionArn", started.ExecutionArn);
        call.Output.WriteTime("startDate", started.StartedAt);
        call.Output.WriteEndObject();
    }

    public async ValueTask StopAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadExecution(call.Input);
        var error = call.Input.FindString("error");
        var cause = call.Input.FindString("cause");
        new ConstraintViolations()
            .Length("error", error, minimum: 0, ErrorLengthMax)
            .Length("cause", cause, minimum: 0, CauseLengthMax)
            .ThrowIfAny();

        var stoppedAt = await executions.StopAsync(arn, error, cause, cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteTime("stopDate", stoppedAt);
        call.Output.WriteEndObject();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadExecution(call.Input);
        var showsData = IncludedData.Read(call.Input);
        var row = await executions.DescribeAsync(arn, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        WriteCommon(writer, row);
        if (showsData)
        {
            WriteData(writer, row);
        }

        writer.WriteText("mapRunArn", row.MapRunChild?.MapRunArn);
        writer.WriteText("traceHeader", row.TraceHeader);
        var (redriveStatus, reason) = Redrivability.StatusOf(row, timeProvider.GetUtcNow());
        writer.WriteString("redriveStatus", redriveStatus);
        writer.WriteText("redriveStatusReason", reason);
        writer.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var isOfMapRun = call.Input.FindString("mapRunArn") is not null;
        if (call.Input.FindString("stateMachineArn") is null != isOfMapRun)
        {
            throw new ValidationException("Must specify one of stateMachineArn or mapRunArn.");
        }

        var status = ReadStatus(call.Input, isOfMapRun, out var isPendingRedrive);
        var isRedriven = ReadRedriveFilter(call.Input, isOfMapRun);
        if (isOfMapRun)
        {
            await mapRuns.ListExecutionsAsync(call, status, isPendingRedrive, isRedriven, cancellationToken);
            return;
        }

        var limit = PageSize.Read(call.Input);
        var stateMachineArn = StepFunctionsArns.ReadQualified(call.Input);
        var list = $"ListExecutions {stateMachineArn} {status}";
        var after = ReadPlace(NextToken.Read(list, call.Input));

        var page = await executions.ListStandardAsync(
            new ExecutionQuery(stateMachineArn, status, after, limit), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("executions");
        foreach (var row in page.Executions)
        {
            writer.WriteStartObject();
            WriteCommon(writer, row);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (page.Next is { } next)
        {
            var ticks = next.StartedAt.UtcTicks.ToString(CultureInfo.InvariantCulture);
            writer.WriteString("nextToken", NextToken.Make(list, $"{ticks} {next.Arn}"));
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads and checks what is to be started.</summary>
    public static StartExecutionRequest ReadStart(JsonElement request)
    {
        var stateMachineArn = StepFunctionsArns.ReadQualified(request);
        var name = request.FindString("name");
        var traceHeader = request.FindString("traceHeader");
        new ConstraintViolations()
            .Length("name", name, minimum: 1, StateMachineNames.LengthMax)
            .Length("traceHeader", traceHeader, minimum: 0, TraceHeaderLengthMax)
            .Ascii("traceHeader", traceHeader)
            .ThrowIfAny();
        return new StartExecutionRequest
        {
            StateMachineArn = stateMachineArn,
            Name = name,
            Input = request.FindString("input") ?? "{}",
            TraceHeader = traceHeader,
        };
    }

    /// <summary>Writes the payloads of an execution, and how it failed.</summary>
    public static void WriteData(Utf8JsonWriter writer, ExecutionRow row)
    {
        WritePayload(writer, "input", row.Input);
        WritePayload(writer, "output", row.Output);
        writer.WriteText("error", row.Error);
        writer.WriteText("cause", row.Cause);
    }

    private static ExecutionStatus? ReadStatus(JsonElement input, bool isOfMapRun, out bool isPendingRedrive)
    {
        var filter = input.FindString("statusFilter");
        new ConstraintViolations()
            .OneOf("statusFilter", filter, [.. Statuses.Select(static status => status.ToWireName()), "PENDING_REDRIVE"])
            .ThrowIfAny();
        isPendingRedrive = filter == "PENDING_REDRIVE";
        if (isPendingRedrive && !isOfMapRun)
        {
            throw new ValidationException(
                "'statusFilter' is PENDING_REDRIVE, which only executions of a Map Run can be.");
        }

        return filter is null ? null : Array.Find(Statuses, status => status.ToWireName() == filter);
    }

    /// <summary>A list of a state machine knows no such filter: it is for Map Runs.</summary>
    private static bool? ReadRedriveFilter(JsonElement input, bool isOfMapRun)
    {
        var filter = input.FindString("redriveFilter");
        new ConstraintViolations().OneOf("redriveFilter", filter, "REDRIVEN", "NOT_REDRIVEN").ThrowIfAny();
        if (filter is not null && !isOfMapRun)
        {
            throw new ValidationException("'redriveFilter' must not be given together with 'stateMachineArn'.");
        }

        return filter is null ? null : filter == "REDRIVEN";
    }

    private static ExecutionPlace? ReadPlace(string? position)
    {
        if (position is null)
        {
            return null;
        }

        var space = position.IndexOf(' ', StringComparison.Ordinal);
        var isTicks = long.TryParse(position.AsSpan(0, Math.Max(space, 0)), CultureInfo.InvariantCulture, out var ticks)
            && ticks >= DateTime.MinValue.Ticks
            && ticks <= DateTime.MaxValue.Ticks;
        return isTicks
            ? new ExecutionPlace(new DateTimeOffset(ticks, TimeSpan.Zero), position[(space + 1)..])
            : throw new InvalidNextTokenException();
    }

    public static void WriteCommon(Utf8JsonWriter writer, ExecutionRow row)
    {
        writer.WriteString("executionArn", row.Arn);
        writer.WriteString("stateMachineArn", row.StateMachineArn);
        writer.WriteString("name", row.Name);
        writer.WriteString("status", row.Status.ToWireName());
        writer.WriteTime("startDate", row.StartedAt);
        if (row.StoppedAt is { } stoppedAt)
        {
            writer.WriteTime("stopDate", stoppedAt);
        }

        writer.WriteNumber("redriveCount", row.RedriveCount);
        if (row.RedrivenAt is { } redrivenAt)
        {
            writer.WriteTime("redriveDate", redrivenAt);
        }

        writer.WriteText("stateMachineVersionArn", row.VersionArn);
        writer.WriteText("stateMachineAliasArn", row.AliasArn);
    }

    private static void WritePayload(Utf8JsonWriter writer, string name, string? payload)
    {
        if (payload is null)
        {
            return;
        }

        writer.WriteString(name, payload);
        writer.WriteStartObject($"{name}Details");
        writer.WriteBoolean("included", true);
        writer.WriteEndObject();
    }
}
