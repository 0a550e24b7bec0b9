using System.Text.Json;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>Calls functions from task states: <c>lambda:invoke</c>, and the plain ARN of a function.</summary>
/// <param name="functions">The functions.</param>
/// <param name="arns">Makes ARNs.</param>
/// <param name="random">Makes request ids.</param>
/// <remarks>Source: AWS Step Functions Developer Guide, Invoke an AWS Lambda function.</remarks>
internal sealed class LambdaIntegration(FunctionRegistry functions, Arns arns, IRandomSource random) : ITaskIntegration
{
    private static readonly JsonElement EmptyObject = JsonElement.Parse("{}");

    /// <inheritdoc/>
    public string ResourceType => "lambda";

    /// <inheritdoc/>
    public bool HasAction(string action) => action == "invoke" || IsFunctionArn(action);

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        var isPlainArn = IsFunctionArn(call.Action);
        try
        {
            var name = isPlainArn ? call.Action : TaskParameters.GetText(call.Parameters, "FunctionName");
            var payload = isPlainArn ? call.Parameters : FindPayload(call.Parameters);
            CheckExists(name);
            var result = await functions.InvokeInTurnAsync(call.Transaction, name, payload);
            if (result.ErrorType is { } errorType)
            {
                return new TaskOutcome.Failed(errorType, result.Payload);
            }

            return new TaskOutcome.Succeeded(isPlainArn
                ? result.Payload
                : $$"""{"ExecutedVersion":"$LATEST","Payload":{{result.Payload}},"StatusCode":200}""");
        }
        catch (FunctionNotFoundException refusal)
        {
            return IntegrationErrors.Optimized("Lambda", "AWSLambda", status: 404, refusal, random);
        }
        catch (RequestRefusedException refusal)
        {
            return IntegrationErrors.Optimized("Lambda", "AWSLambda", status: 400, refusal, random);
        }
    }

    private static bool IsFunctionArn(string action) => action.StartsWith("arn:aws:lambda:", StringComparison.Ordinal);

    private static JsonElement FindPayload(JsonElement parameters) =>
        parameters.TryGetProperty("Payload", out var payload) && payload.ValueKind != JsonValueKind.Null ? payload : EmptyObject;

    private void CheckExists(string name)
    {
        if (!functions.Exists(name))
        {
            var arn = name.StartsWith("arn:", StringComparison.Ordinal) ? name : arns.Function(name);
            var isQualified = arn.EndsWith(":$LATEST", StringComparison.Ordinal);
            throw new FunctionNotFoundException(isQualified ? arn : arn + ":$LATEST");
        }
    }
}
