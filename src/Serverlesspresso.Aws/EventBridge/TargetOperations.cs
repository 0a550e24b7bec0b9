using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Targets of rules on the wire.</summary>
internal sealed class TargetOperations(EventTargets targets, EventRules rules, Arns arns)
{
    private const int IdsMax = 100;

    public async ValueTask PutAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var rule = call.Input.ReadResourceName("Rule", violations);
        var bus = call.Input.FindBusName(violations);
        var put = TargetShapes.Read(call.Input, violations);
        violations.ThrowIfAny();
        var failed = await targets.PutAsync(arns.CheckOwn(bus), rule, put, cancellationToken);
        WriteFailed(call.Output, failed);
    }

    public async ValueTask RemoveAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var rule = call.Input.ReadResourceName("Rule", violations);
        var bus = call.Input.FindBusName(violations);
        var ids = call.Input.FindStrings("Ids");
        violations
            .NotNull("ids", ids)
            .Count("ids", ids?.Count, () => $"[{string.Join(", ", ids ?? [])}]", minimum: 1, IdsMax);
        foreach (var (index, id) in (ids ?? []).Index())
        {
            violations
                .Length($"ids.{index + 1}.member", id, minimum: 1, BusResourceNames.LengthMax)
                .Pattern($"ids.{index + 1}.member", id, BusResourceNames.Pattern());
        }

        violations.ThrowIfAny();
        var isForced = call.Input.FindBoolean("Force") == true;
        var failed = await targets.RemoveAsync(arns.CheckOwn(bus), rule, ids ?? [], cancellationToken, isForced);
        WriteFailed(call.Output, failed);
    }

    public async ValueTask ListByRuleAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var rule = call.Input.ReadResourceName("Rule", violations);
        var bus = call.Input.FindBusName(violations);
        var limit = call.Input.ReadLimit(violations);
        violations.ThrowIfAny();
        var after = EventPageToken.Read(call.Input.FindString("NextToken"));
        var all = await targets.ListAsync(arns.CheckOwn(bus), rule, cancellationToken);
        var found = all.Where(target => string.CompareOrdinal(target.Id, after) > 0).ToList();

        EventPage.Write(call.Output, "Targets", found, limit, target => target.Id, TargetShapes.Write);
    }

    public async ValueTask ListRuleNamesAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var targetArn = call.Input.FindString("TargetArn");
        var bus = call.Input.FindBusName(violations);
        var limit = call.Input.ReadLimit(violations);
        violations
            .NotNull("targetArn", targetArn)
            .Length("targetArn", targetArn, minimum: 1, EventTargets.ArnLengthMax)
            .ThrowIfAny();
        var after = EventPageToken.Read(call.Input.FindString("NextToken"));
        var all = await rules.ListByTargetAsync(arns.CheckOwn(bus), targetArn ?? "", cancellationToken);
        var found = all.Select(rule => rule.Name).Where(name => string.CompareOrdinal(name, after) > 0).ToList();

        EventPage.Write(
            call.Output, "RuleNames", found, limit, name => name, (writer, name) => writer.WriteStringValue(name));
    }

    private static void WriteFailed(Utf8JsonWriter writer, IReadOnlyList<FailedTarget> failed)
    {
        writer.WriteStartObject();
        writer.WriteNumber("FailedEntryCount", failed.Count);
        writer.WriteStartArray("FailedEntries");
        foreach (var target in failed)
        {
            writer.WriteStartObject();
            writer.WriteString("TargetId", target.TargetId);
            writer.WriteString("ErrorCode", target.ErrorCode);
            writer.WriteString("ErrorMessage", target.ErrorMessage);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
