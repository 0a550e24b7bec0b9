using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.StateTests;
using Serverlesspresso.States.Testing;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Tests of states on the wire.</summary>
/// <param name="tests">Runs them.</param>
internal sealed class StateTestOperations(StateTestRunner tests)
{
    public async ValueTask TestAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var test = StateTestRequest.Read(call.Input, out var level);

        var outcome = await tests.RunAsync(test, cancellationToken);

        Write(call.Output, outcome, level);
    }

    private static void Write(Utf8JsonWriter writer, StateTestOutcome outcome, string level)
    {
        var result = outcome.Result;
        writer.WriteStartObject();
        writer.WriteText("output", result.Output);
        writer.WriteText("error", result.Error);
        writer.WriteText("cause", result.Cause);
        if (level is "DEBUG" or "TRACE")
        {
            WriteInspection(writer, result.Inspection, level == "TRACE" ? outcome.Exchange : null);
        }

        writer.WriteText("nextState", result.NextState);
        writer.WriteString("status", result.Status switch
        {
            StateTestStatus.Succeeded => "SUCCEEDED",
            StateTestStatus.Failed => "FAILED",
            StateTestStatus.Retriable => "RETRIABLE",
            StateTestStatus.CaughtError => "CAUGHT_ERROR",
        });
        writer.WriteEndObject();
    }

    private static void WriteInspection(Utf8JsonWriter writer, StateInspection inspection, HttpExchange? exchange)
    {
        writer.WriteStartObject("inspectionData");
        writer.WriteText("input", inspection.Input);
        writer.WriteText("afterInputPath", inspection.AfterInputPath);
        writer.WriteText("afterParameters", inspection.AfterParameters);
        writer.WriteText("result", inspection.Result);
        writer.WriteText("afterResultSelector", inspection.AfterResultSelector);
        writer.WriteText("afterResultPath", inspection.AfterResultPath);
        WriteMessage(writer, "request", exchange?.Request);
        WriteMessage(writer, "response", exchange?.Response);
        writer.WriteText("variables", inspection.Variables);
        WriteErrorDetails(writer, inspection);
        writer.WriteText("afterItemsPath", inspection.AfterItemsPath);
        writer.WriteText("afterItemSelector", inspection.AfterItemSelector);
        writer.WriteText("afterItemBatcher", inspection.AfterItemBatcher);
        WriteNumber(writer, "toleratedFailureCount", inspection.ToleratedFailureCount);
        WriteNumber(writer, "toleratedFailurePercentage", inspection.ToleratedFailurePercentage);
        WriteNumber(writer, "maxConcurrency", inspection.MaxConcurrency);
        writer.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter writer, string name, HttpMessage? message)
    {
        if (message is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteText("protocol", message.Protocol);
        writer.WriteText("method", message.Method);
        writer.WriteText("url", message.Url);
        writer.WriteText("statusCode", message.StatusCode?.ToString(CultureInfo.InvariantCulture));
        writer.WriteText("statusMessage", message.StatusMessage);
        writer.WriteText("headers", $"[{string.Join(", ", message.Headers.Select(header => $"{header.Key}: {header.Value}"))}]");
        writer.WriteText("body", message.Body);
        writer.WriteEndObject();
    }

    private static void WriteErrorDetails(Utf8JsonWriter writer, StateInspection inspection)
    {
        if (inspection.CatchIndex is null && inspection.RetryIndex is null)
        {
            return;
        }

        writer.WriteStartObject("errorDetails");
        WriteNumber(writer, "catchIndex", inspection.CatchIndex);
        WriteNumber(writer, "retryIndex", inspection.RetryIndex);
        WriteNumber(writer, "retryBackoffIntervalSeconds", inspection.RetryBackoffIntervalSeconds);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
    }
}
