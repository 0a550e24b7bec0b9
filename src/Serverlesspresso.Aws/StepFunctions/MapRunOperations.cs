using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Map Runs on the wire.</summary>
/// <param name="mapRuns">Reads and changes them.</param>
internal sealed class MapRunOperations(MapRunRegistry mapRuns)
{
    private const int PercentageMax = 100;

    private static readonly ExecutionStatus[] Unsuccessful =
        [ExecutionStatus.Failed, ExecutionStatus.TimedOut, ExecutionStatus.Aborted];

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var executionArn = StepFunctionsArns.ReadExecution(call.Input);
        var limit = PageSize.Read(call.Input);
        var list = $"ListMapRuns {executionArn}";
        var after = NextToken.Read(list, call.Input);

        var found = await mapRuns.ListAsync(executionArn, after, limit + 1, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("mapRuns");
        foreach (var row in found.Take(limit))
        {
            writer.WriteStartObject();
            writer.WriteString("executionArn", row.ExecutionArn);
            writer.WriteString("mapRunArn", row.Arn);
            writer.WriteString("stateMachineArn", row.StateMachineArn);
            WriteTimes(writer, row);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (found.Count > limit)
        {
            writer.WriteString("nextToken", NextToken.Make(list, found[limit - 1].Arn));
        }

        writer.WriteEndObject();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var row = await mapRuns.DescribeAsync(StepFunctionsArns.ReadMapRun(call.Input), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteString("mapRunArn", row.Arn);
        writer.WriteString("executionArn", row.ExecutionArn);
        writer.WriteString("status", row.Status.ToString().ToUpperInvariant());
        WriteTimes(writer, row);
        writer.WriteNumber("maxConcurrency", row.MaxConcurrency);
        writer.WriteNumber("toleratedFailurePercentage", row.ToleratedFailurePercentage ?? 0);
        writer.WriteNumber("toleratedFailureCount", row.ToleratedFailureCount ?? 0);
        WriteCounts(writer, "itemCounts", row.Items);
        WriteCounts(writer, "executionCounts", row.Executions);
        writer.WriteNumber("redriveCount", row.RedriveCount);
        if (row.RedrivenAt is { } redrivenAt)
        {
            writer.WriteTime("redriveDate", redrivenAt);
        }

        writer.WriteEndObject();
    }

    public async ValueTask UpdateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadMapRun(call.Input);
        var maxConcurrency = call.Input.FindInt32("maxConcurrency");
        var count = call.Input.FindInt64("toleratedFailureCount");
        var percentage = ReadNumber(call.Input, "toleratedFailurePercentage");
        new ConstraintViolations()
            .Range("maxConcurrency", maxConcurrency, minimum: 0, int.MaxValue)
            .Range("toleratedFailureCount", count, minimum: 0, long.MaxValue)
            .Range("toleratedFailurePercentage", RoundAway(percentage), minimum: 0, PercentageMax)
            .ThrowIfAny();

        await mapRuns.UpdateAsync(arn, maxConcurrency, count, percentage, cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteEndObject();
    }

    /// <summary>Lists the child executions of a Map Run: <c>ListExecutions</c> with <c>mapRunArn</c>.</summary>
    public async ValueTask ListExecutionsAsync(
        OperationCall call,
        ExecutionStatus? status,
        bool isPendingRedrive,
        bool? isRedriven,
        CancellationToken cancellationToken)
    {
        var mapRunArn = StepFunctionsArns.ReadMapRun(call.Input);
        var limit = PageSize.Read(call.Input);
        var list = $"ListExecutions {mapRunArn} {status} {isPendingRedrive} {isRedriven}";
        var query = new ChildExecutionQuery(mapRunArn, limit + 1)
        {
            Statuses = isPendingRedrive ? Unsuccessful : status is { } only ? [only] : [],
            From = isPendingRedrive ? await FindPendingRedriveAsync(mapRunArn, cancellationToken) : 0,
            IsRedriven = isRedriven,
            IsDescending = true,
            After = ReadPlace(NextToken.Read(list, call.Input)),
        };

        var found = await mapRuns.ListExecutionsAsync(query, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("executions");
        foreach (var row in found.Take(limit))
        {
            writer.WriteStartObject();
            ExecutionOperations.WriteCommon(writer, row);
            writer.WriteString("mapRunArn", mapRunArn);
            writer.WriteNumber("itemCount", row.MapRunChild?.ItemCount ?? 0);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (found.Count > limit)
        {
            var last = found[limit - 1].MapRunChild?.Index ?? 0;
            writer.WriteString("nextToken", NextToken.Make(list, last.ToString(CultureInfo.InvariantCulture)));
        }

        writer.WriteEndObject();
    }

    /// <summary>Children are redriven in order: those from here on still wait for it.</summary>
    private async ValueTask<int> FindPendingRedriveAsync(string mapRunArn, CancellationToken cancellationToken)
    {
        var row = await mapRuns.DescribeAsync(mapRunArn, cancellationToken);
        return row.Executions.PendingRedrive > 0 ? row.RedrivenBefore : int.MaxValue;
    }

    private static double? ReadNumber(JsonElement input, string name) => input.FindMember(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { } other => throw JsonMembers.WrongKind(other, "Double"),
    };

    /// <summary>A range is of whole numbers: what is below 0 or above 100 by a fraction is so by a whole one.</summary>
    private static long? RoundAway(double? percentage) => percentage switch
    {
        null => null,
        > PercentageMax => (long)Math.Ceiling(percentage.Value),
        _ => (long)Math.Floor(percentage.Value),
    };

    private static int? ReadPlace(string? position)
    {
        if (position is null)
        {
            return null;
        }

        return int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var child)
            ? child
            : throw new InvalidNextTokenException();
    }

    private static void WriteTimes(Utf8JsonWriter writer, MapRunRow row)
    {
        writer.WriteTime("startDate", row.StartedAt);
        if (row.StoppedAt is { } stoppedAt)
        {
            writer.WriteTime("stopDate", stoppedAt);
        }
    }

    /// <summary>No results are written, because there is no ResultWriter.</summary>
    private static void WriteCounts(Utf8JsonWriter writer, string name, MapRunCounts counts)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("pending", counts.Pending);
        writer.WriteNumber("running", counts.Running);
        writer.WriteNumber("succeeded", counts.Succeeded);
        writer.WriteNumber("failed", counts.Failed);
        writer.WriteNumber("timedOut", counts.TimedOut);
        writer.WriteNumber("aborted", counts.Aborted);
        writer.WriteNumber("total", counts.Total);
        writer.WriteNumber("resultsWritten", 0);
        writer.WriteNumber("failuresNotRedrivable", counts.NotRedrivable);
        writer.WriteNumber("pendingRedrive", counts.PendingRedrive);
        writer.WriteEndObject();
    }
}
