using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Rules on the wire.</summary>
internal sealed class RuleOperations(EventRules rules, Arns arns)
{
    private const int ScheduleLengthMax = 256;

    public async ValueTask PutAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var violations = new ConstraintViolations();
        var request = new PutRuleRequest
        {
            Name = input.ReadResourceName("Name", violations),
            BusName = input.FindBusName(violations),
            EventPattern = input.FindString("EventPattern"),
            ScheduleExpression = input.FindString("ScheduleExpression"),
            State = input.FindString("State"),
            Description = input.ReadDescription(violations),
            RoleArn = input.FindString("RoleArn"),
            Tags = EventTagOperations.Read(input, violations),
        };
        violations
            .Length("eventPattern", request.EventPattern, minimum: 0, EventRules.PatternLengthMax)
            .Length("scheduleExpression", request.ScheduleExpression, minimum: 0, ScheduleLengthMax)
            .OneOf("state", request.State, "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", "DISABLED", "ENABLED")
            .Length("roleArn", request.RoleArn, minimum: 1, EventMembers.ArnLengthMax)
            .ThrowIfAny();
        arns.CheckOwn(request.BusName);

        var rule = await rules.PutAsync(request, cancellationToken);

        call.Output.WriteStartObject();
        call.Output.WriteString("RuleArn", rule.Arn);
        call.Output.WriteEndObject();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var (bus, name) = ReadRule(call.Input);
        var rule = await rules.DescribeAsync(bus, name, cancellationToken);

        call.Output.WriteStartObject();
        WriteMembers(call.Output, rule);
        call.Output.WriteString("CreatedBy", arns.AccountId);
        call.Output.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var limit = call.Input.ReadLimit(violations);
        var bus = call.Input.FindBusName(violations);
        var prefix = call.Input.FindNamePrefix(BusResourceNames.LengthMax, BusResourceNames.Pattern(), violations);
        violations.ThrowIfAny();
        var after = EventPageToken.Read(call.Input.FindString("NextToken"));
        var found = await rules.ListAsync(arns.CheckOwn(bus), prefix ?? "", after, limit + 1, cancellationToken);

        EventPage.WriteStructures(call.Output, "Rules", found, limit, rule => rule.Name, WriteMembers);
    }

    public ValueTask EnableAsync(OperationCall call, CancellationToken cancellationToken) =>
        SetEnabledAsync(call, isEnabled: true, cancellationToken);

    public ValueTask DisableAsync(OperationCall call, CancellationToken cancellationToken) =>
        SetEnabledAsync(call, isEnabled: false, cancellationToken);

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var (bus, name) = ReadRule(call.Input);
        var isForced = call.Input.FindBoolean("Force") == true;
        await rules.DeleteAsync(bus, name, cancellationToken, isForced);
    }

    public static ValueTask TestPatternAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var pattern = call.Input.FindString("EventPattern");
        var text = call.Input.FindString("Event");
        new ConstraintViolations()
            .NotNull("eventPattern", pattern)
            .Length("eventPattern", pattern, minimum: 0, EventRules.PatternLengthMax)
            .NotNull("event", text)
            .ThrowIfAny();

        var isMatch = EventRules.TestPattern(pattern ?? "", text ?? "");

        call.Output.WriteStartObject();
        call.Output.WriteBoolean("Result", isMatch);
        call.Output.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    private async ValueTask SetEnabledAsync(OperationCall call, bool isEnabled, CancellationToken cancellationToken)
    {
        var (bus, name) = ReadRule(call.Input);
        await rules.SetEnabledAsync(bus, name, isEnabled, cancellationToken);
    }

    private (string? Bus, string Name) ReadRule(JsonElement input)
    {
        var violations = new ConstraintViolations();
        var name = input.ReadResourceName("Name", violations);
        var bus = input.FindBusName(violations);
        violations.ThrowIfAny();
        return (arns.CheckOwn(bus), name);
    }

    private static void WriteMembers(Utf8JsonWriter writer, RuleDocument rule)
    {
        writer.WriteString("Name", rule.Name);
        writer.WriteString("Arn", rule.Arn);
        writer.WriteText("EventPattern", rule.EventPattern);
        writer.WriteText("ScheduleExpression", rule.Schedule?.Expression);
        writer.WriteString("State", rule.State);
        writer.WriteText("Description", rule.Description);
        writer.WriteText("RoleArn", rule.RoleArn);
        writer.WriteText("ManagedBy", rule.ManagedBy);
        writer.WriteString("EventBusName", rule.BusName);
    }
}
