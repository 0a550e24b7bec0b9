using System.Globalization;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Versions of state machines on the wire.</summary>
/// <param name="versions">The versions.</param>
internal sealed class VersionOperations(StateMachineVersions versions)
{
    /// <summary>How long a description is at most. Source: AWS Step Functions API Reference.</summary>
    public const int DescriptionLengthMax = 256;

    public async ValueTask PublishAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var description = call.Input.FindString("description");
        new ConstraintViolations()
            .Length("description", description, minimum: 0, DescriptionLengthMax)
            .ThrowIfAny();
        var arn = StepFunctionsArns.ReadStateMachine(call.Input);

        var version = await versions.PublishAsync(
            arn, call.Input.FindString("revisionId"), description, cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteTime("creationDate", version.CreatedAt);
        call.Output.WriteString("stateMachineVersionArn", version.Arn);
        call.Output.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadStateMachine(call.Input);
        var limit = PageSize.Read(call.Input);
        var list = $"ListStateMachineVersions {arn}";
        var before = ReadNumber(NextToken.Read(list, call.Input));
        var rest = (await versions.ListAsync(arn, cancellationToken))
            .Where(version => before is null || version.Number < before)
            .ToList();

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("stateMachineVersions");
        foreach (var version in rest.Take(limit))
        {
            writer.WriteStartObject();
            writer.WriteString("stateMachineVersionArn", version.Arn);
            writer.WriteTime("creationDate", version.CreatedAt);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (rest.Count > limit)
        {
            writer.WriteString("nextToken", NextToken.Make(list, NumberOf(rest[limit - 1])));
        }

        writer.WriteEndObject();
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await versions.DeleteAsync(StepFunctionsArns.ReadVersion(call.Input), cancellationToken);
        call.AnswerNothing();
    }

    private static string NumberOf(StateMachineVersionDocument version) =>
        version.Number.ToString(CultureInfo.InvariantCulture);

    private static int? ReadNumber(string? text) => text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new InvalidNextTokenException();
}
