using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Executions;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Redrives of executions on the wire.</summary>
internal sealed partial class RedriveOperations(ExecutionRegistry executions)
{
    private const int ClientTokenLengthMax = 64;

    public async ValueTask RedriveAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var clientToken = call.Input.FindString("clientToken");
        new ConstraintViolations()
            .Length("clientToken", clientToken, minimum: 1, ClientTokenLengthMax)
            .Pattern("clientToken", clientToken, ClientToken())
            .ThrowIfAny();
        var arn = StepFunctionsArns.ReadExecution(call.Input);

        var redrivenAt = await executions.RedriveAsync(arn, clientToken, cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteTime("redriveDate", redrivenAt);
        call.Output.WriteEndObject();
    }

    [GeneratedRegex(@"\A(?:[!-~]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClientToken();
}
