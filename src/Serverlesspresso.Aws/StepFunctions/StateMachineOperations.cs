using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>State machines on the wire.</summary>
internal sealed class StateMachineOperations(StateMachineRegistry stateMachines, ExecutionRegistry executions)
{
    private const int ArnLengthMax = 256;
    private const string ListName = "ListStateMachines";

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var name = input.FindString("name");
        var definition = input.FindString("definition");
        var roleArn = input.FindString("roleArn");
        var type = input.FindString("type");
        new ConstraintViolations()
            .NotNull("name", name).Length("name", name, minimum: 1, StateMachineNames.LengthMax)
            .NotNull("definition", definition)
            .Length("definition", definition, minimum: 1, StateMachineRegistry.DefinitionBytesMax)
            .NotNull("roleArn", roleArn).Length("roleArn", roleArn, minimum: 1, ArnLengthMax)
            .OneOf("type", type, "STANDARD", "EXPRESS")
            .ThrowIfAny();
        StepFunctionsArns.CheckRole(roleArn);

        var document = await stateMachines.CreateAsync(
            new CreateStateMachineRequest
            {
                Name = name ?? "",
                Definition = definition ?? "",
                RoleArn = roleArn ?? "",
                Type = type ?? StateMachineTypes.Standard,
                Publish = input.FindBoolean("publish") ?? false,
                VersionDescription = ReadVersionDescription(input),
                Configurations = Configurations.Read(input),
                Tags = TagOperations.Read(input, name ?? ""),
            },
            cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteString("stateMachineArn", document.Arn);
        call.Output.WriteTime("creationDate", document.CreatedAt);
        WriteVersion(call.Output, document);
        call.Output.WriteEndObject();
    }

    public async ValueTask UpdateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var arn = StepFunctionsArns.ReadStateMachine(input);
        var definition = input.FindString("definition");
        var roleArn = input.FindString("roleArn");
        new ConstraintViolations()
            .Length("definition", definition, minimum: 1, StateMachineRegistry.DefinitionBytesMax)
            .Length("roleArn", roleArn, minimum: 1, ArnLengthMax)
            .ThrowIfAny();
        StepFunctionsArns.CheckRole(roleArn);
        var configurations = Configurations.Read(input);
        if (definition is null && roleArn is null && configurations is null)
        {
            throw new MissingRequiredParameterException();
        }

        var document = await stateMachines.UpdateAsync(
            new UpdateStateMachineRequest
            {
                Arn = arn,
                Definition = definition,
                RoleArn = roleArn,
                Configurations = configurations,
                Publish = input.FindBoolean("publish") ?? false,
                VersionDescription = ReadVersionDescription(input),
            },
            cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteTime("updateDate", document.UpdatedAt ?? document.CreatedAt);
        call.Output.WriteString("revisionId", document.RevisionId);
        WriteVersion(call.Output, document);
        call.Output.WriteEndObject();
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await stateMachines.DeleteAsync(StepFunctionsArns.ReadStateMachine(call.Input), cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadQualified(call.Input);
        var showsDefinition = IncludedData.Read(call.Input);
        var (document, version) = await stateMachines.DescribeQualifiedAsync(arn, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteString("stateMachineArn", arn);
        writer.WriteString("name", document.Name);
        writer.WriteString("status", "ACTIVE");
        writer.WriteString("definition", showsDefinition ? document.Definition : "");
        writer.WriteString("roleArn", document.RoleArn);
        writer.WriteString("type", document.Type ?? StateMachineTypes.Standard);
        writer.WriteTime("creationDate", version?.CreatedAt ?? document.CreatedAt);
        Configurations.Write(writer, document.Configurations);
        if (document.UpdatedAt is not null || version is not null)
        {
            writer.WriteString("revisionId", document.RevisionId);
        }

        if (version?.Description is { } description)
        {
            writer.WriteString("description", description);
        }

        writer.WriteEndObject();
    }

    public async ValueTask DescribeForExecutionAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var executionArn = StepFunctionsArns.ReadExecution(call.Input);
        var showsDefinition = IncludedData.Read(call.Input);
        var execution = await executions.DescribeAsync(executionArn, cancellationToken);
        var revision = await stateMachines.DescribeRevisionAsync(
            execution.StateMachineArn, execution.RevisionId, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteString("stateMachineArn", execution.StateMachineArn);
        writer.WriteString("name", ExecutionArns.NameOfStateMachine(execution.StateMachineArn));
        writer.WriteString("definition", showsDefinition ? revision.Definition : "");
        writer.WriteString("roleArn", revision.RoleArn);
        writer.WriteTime("updateDate", revision.At);
        Configurations.Write(writer, revision.Configurations);
        writer.WriteString("revisionId", execution.RevisionId);
        if (execution.MapRunChild is { } child)
        {
            writer.WriteString("mapRunArn", child.MapRunArn);
            writer.WriteString("label", MapRunArns.Divide(execution.StateMachineArn).Label);
        }

        writer.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var limit = PageSize.Read(call.Input);
        var after = NextToken.Read(ListName, call.Input);
        var found = await stateMachines.ListAsync(after, limit + 1, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("stateMachines");
        foreach (var document in found.Take(limit))
        {
            writer.WriteStartObject();
            writer.WriteString("stateMachineArn", document.Arn);
            writer.WriteString("name", document.Name);
            writer.WriteString("type", document.Type ?? StateMachineTypes.Standard);
            writer.WriteTime("creationDate", document.CreatedAt);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (found.Count > limit)
        {
            writer.WriteString("nextToken", NextToken.Make(ListName, found[limit - 1].Arn));
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads what is said of the version that the request publishes.</summary>
    private static string? ReadVersionDescription(JsonElement input)
    {
        var description = input.FindString("versionDescription");
        new ConstraintViolations()
            .Length("versionDescription", description, minimum: 0, VersionOperations.DescriptionLengthMax)
            .ThrowIfAny();
        return description is null || input.FindBoolean("publish") is true
            ? description
            : throw new ValidationException("Version description can only be set when publish is true");
    }

    private static void WriteVersion(Utf8JsonWriter writer, StateMachineDocument document)
    {
        writer.WriteText("stateMachineVersionArn", document.PublishedVersionArn);
    }
}
