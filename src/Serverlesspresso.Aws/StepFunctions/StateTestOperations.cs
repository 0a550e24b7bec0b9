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
        WriteText(writer, "output", result.Output);
        WriteText(writer, "error", result.Error);
        WriteText(writer, "cause", result.Cause);
        if (level is "DEBUG" or "TRACE")
        {
            WriteInspection(writer, result.Inspection, level == "TRACE" ? outcome.Exchange : null);
        }

        WriteText(writer, "nextState", result.NextState);
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
        WriteText(writer, "input", inspection.Input);
        WriteText(writer, "afterInputPath", inspection.AfterInputPath);
        WriteText(writer, "afterParameters", inspection.AfterParameters);
        WriteText(writer, "result", inspection.Result);
        WriteText(writer, "afterResultSelector", inspection.AfterResultSelector);
        WriteText(writer, "afterResultPath", inspection.AfterResultPath);
        WriteMessage(writer, "request", exchange?.Request);
        WriteMessage(writer, "response", exchange?.Response);
        WriteText(writer, "variables", inspection.Variables);
        WriteErrorDetails(writer, inspection);
        WriteText(writer, "afterItemsPath", inspection.AfterItemsPath);
        WriteText(writer, "afterItemSelector", inspection.AfterItemSelector);
        WriteText(writer, "afterItemBatcher", inspection.AfterItemBatcher);
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
        WriteText(writer, "protocol", message.Protocol);
        WriteText(writer, "method", message.Method);
        WriteText(writer, "url", message.Url);
        WriteText(writer, "statusCode", message.StatusCode?.ToString(CultureInfo.InvariantCulture));
        WriteText(writer, "statusMessage", message.StatusMessage);
        WriteText(writer, "headers", $"[{string.Join(", ", message.Headers.Select(header => $"{header.Key}: {header.Value}"))}]");
        WriteText(writer, "body", message.Body);
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

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
    }
}
