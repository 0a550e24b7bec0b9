using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Executions;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>What a worker says of the task whose token it holds.</summary>
internal sealed class TaskTokenOperations(TaskAnswers answers)
{
    private const int TokenLengthMax = 2_048;
    private const int ErrorLengthMax = 256;
    private const int CauseLengthMax = 32_768;

    public async ValueTask SendSuccessAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var output = call.Input.FindString("output");
        var violations = new ConstraintViolations().NotNull("output", output);
        var taskToken = ReadToken(call.Input, violations);
        await answers.SendTaskSuccessAsync(taskToken, output ?? "", cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask SendFailureAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var error = call.Input.FindString("error");
        var cause = call.Input.FindString("cause");
        var violations = new ConstraintViolations()
            .Length("error", error, minimum: 0, ErrorLengthMax)
            .Length("cause", cause, minimum: 0, CauseLengthMax);
        var taskToken = ReadToken(call.Input, violations);
        await answers.SendTaskFailureAsync(taskToken, error, cause, cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask SendHeartbeatAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var taskToken = ReadToken(call.Input, new ConstraintViolations());
        await answers.SendTaskHeartbeatAsync(taskToken, cancellationToken);
        call.AnswerNothing();
    }

    private static string ReadToken(JsonElement input, ConstraintViolations violations)
    {
        var taskToken = input.FindString("taskToken");
        violations
            .NotNull("taskToken", taskToken)
            .Length("taskToken", taskToken, minimum: 1, TokenLengthMax)
            .ThrowIfAny();
        return taskToken ?? "";
    }
}
