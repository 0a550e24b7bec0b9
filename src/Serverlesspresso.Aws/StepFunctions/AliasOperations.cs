using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Aliases of state machines on the wire.</summary>
/// <param name="aliases">The aliases.</param>
internal sealed partial class AliasOperations(StateMachineAliases aliases)
{
    private const int ArnLengthMax = 256;
    private const int RoutesMax = 2;
    private const int WeightMax = 100;

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = call.Input.FindString("name");
        var violations = new ConstraintViolations()
            .NotNull("name", name)
            .Length("name", name, minimum: 1, StateMachineNames.LengthMax)
            .Pattern("name", name, Name())
            .NotNull("routingConfiguration", call.Input.FindArray("routingConfiguration"));
        var (description, routes) = Read(call.Input, violations);

        var alias = await aliases.CreateAsync(name ?? "", description, routes ?? [], cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteString("stateMachineAliasArn", alias.Arn);
        call.Output.WriteTime("creationDate", alias.CreatedAt);
        call.Output.WriteEndObject();
    }

    public async ValueTask UpdateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadAlias(call.Input);
        var (description, routes) = Read(call.Input, new ConstraintViolations());
        if (description is null && routes is null)
        {
            throw new ValidationException("Either the description or the routing configuration must be specified.");
        }

        var alias = await aliases.UpdateAsync(arn, description, routes, cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteTime("updateDate", alias.UpdatedAt);
        call.Output.WriteEndObject();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var alias = await aliases.DescribeAsync(StepFunctionsArns.ReadAlias(call.Input), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteString("stateMachineAliasArn", alias.Arn);
        writer.WriteString("name", alias.Name);
        if (alias.Description is not null)
        {
            writer.WriteString("description", alias.Description);
        }

        writer.WriteStartArray("routingConfiguration");
        foreach (var route in alias.Routes)
        {
            writer.WriteStartObject();
            writer.WriteString("stateMachineVersionArn", route.VersionArn);
            writer.WriteNumber("weight", route.Weight);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteTime("creationDate", alias.CreatedAt);
        writer.WriteTime("updateDate", alias.UpdatedAt);
        writer.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadQualified(call.Input);
        var limit = PageSize.Read(call.Input);
        var list = $"ListStateMachineAliases {arn}";
        var before = NextToken.Read(list, call.Input);
        var rest = (await aliases.ListAsync(arn, cancellationToken))
            .Where(alias => before is null || string.CompareOrdinal(PlaceOf(alias), before) > 0)
            .ToList();

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("stateMachineAliases");
        foreach (var alias in rest.Take(limit))
        {
            writer.WriteStartObject();
            writer.WriteString("stateMachineAliasArn", alias.Arn);
            writer.WriteTime("creationDate", alias.CreatedAt);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (rest.Count > limit)
        {
            writer.WriteString("nextToken", NextToken.Make(list, PlaceOf(rest[limit - 1])));
        }

        writer.WriteEndObject();
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await aliases.DeleteAsync(StepFunctionsArns.ReadAlias(call.Input), cancellationToken);
        call.AnswerNothing();
    }

    private static (string? Description, IReadOnlyList<AliasRoute>? Routes) Read(
        JsonElement input, ConstraintViolations violations)
    {
        var description = input.FindString("description");
        var list = input.FindArray("routingConfiguration");
        violations
            .Length("description", description, minimum: 0, VersionOperations.DescriptionLengthMax)
            .Count("routingConfiguration", list?.GetArrayLength(), () => list?.GetRawText() ?? "", minimum: 1, RoutesMax);
        var routes = list?.EnumerateArray().Select((route, index) => ReadRoute(route, index + 1, violations)).ToList();
        violations.ThrowIfAny();
        routes?.ForEach(static route => StepFunctionsArns.CheckVersion(route.VersionArn));
        return (description, routes);
    }

    private static AliasRoute ReadRoute(JsonElement route, int position, ConstraintViolations violations)
    {
        var member = $"routingConfiguration.{position}.member";
        var arn = route.FindString("stateMachineVersionArn");
        var weight = route.FindInt32("weight");
        violations
            .NotNull($"{member}.stateMachineVersionArn", arn)
            .Length($"{member}.stateMachineVersionArn", arn, minimum: 1, ArnLengthMax)
            .NotNull($"{member}.weight", weight)
            .Range($"{member}.weight", weight, minimum: 0, WeightMax);
        return new AliasRoute(arn ?? "", weight ?? 0);
    }

    /// <summary>Where an alias stands in the list, the newest first: places compare as the list is ordered.</summary>
    private static string PlaceOf(StateMachineAliasDocument alias) => string.Create(
        CultureInfo.InvariantCulture, $"{long.MaxValue - alias.CreatedAt.UtcTicks:D19} {alias.Arn}");

    [GeneratedRegex(@"\A(?:^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$)\z")]
    private static partial Regex Name();
}
