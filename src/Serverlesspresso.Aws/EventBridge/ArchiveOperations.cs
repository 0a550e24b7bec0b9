using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Archives on the wire.</summary>
/// <param name="archives">The archives.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ArchiveOperations(ArchiveRegistry archives, TimeProvider timeProvider)
{
    private static readonly string[] States =
        ["ENABLED", "DISABLED", "CREATING", "UPDATING", "CREATE_FAILED", "UPDATE_FAILED"];

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var archive = await archives.CreateAsync(ReadRequest(call.Input, isNew: true), cancellationToken);

        WriteChange(call.Output, archive, archive.CreatedAt);
    }

    public async ValueTask UpdateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var archive = await archives.UpdateAsync(ReadRequest(call.Input, isNew: false), cancellationToken);

        WriteChange(call.Output, archive, timeProvider.GetUtcNow());
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var archive = await archives.DescribeAsync(ReadName(call.Input), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteString("ArchiveArn", archive.Document.Arn);
        WriteSummary(writer, archive);
        writer.WriteText("Description", archive.Document.Description);

        writer.WriteText("EventPattern", archive.Document.EventPattern);

        writer.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var filter = call.Input.ReadFilter("ListArchives", ArchiveRegistry.NameLengthMax, States);
        var found = await archives.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken);

        EventPage.WriteStructures(
            call.Output, "Archives", found, filter.Limit, archive => archive.Document.Name, WriteSummary);
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await archives.DeleteAsync(ReadName(call.Input), cancellationToken);
        call.AnswerNothing();
    }

    private static ArchiveRequest ReadRequest(JsonElement input, bool isNew)
    {
        var violations = new ConstraintViolations();
        var request = new ArchiveRequest
        {
            Name = ReadName(input, violations),
            BusArn = isNew ? input.ReadText("EventSourceArn", EventMembers.ArnLengthMax, EventMembers.ResourceArn(), violations) : null,
            Description = input.ReadDescription(violations),
            EventPattern = input.FindString("EventPattern") is { Length: > 0 } pattern ? pattern : null,
            RetentionDays = input.FindInt32("RetentionDays"),
        };
        violations
            .Length("eventPattern", request.EventPattern, minimum: 0, EventRules.PatternLengthMax)
            .Range("retentionDays", request.RetentionDays, minimum: 0, int.MaxValue)
            .ThrowIfAny();
        return string.IsNullOrEmpty(input.FindString("KmsKeyIdentifier"))
            ? request
            : throw new ValidationException("This server has no KMS keys for archives.");
    }

    private static string ReadName(JsonElement input) =>
        ConstraintViolations.Check(violations => ReadName(input, violations));

    private static string ReadName(JsonElement input, ConstraintViolations violations) =>
        input.ReadText("ArchiveName", ArchiveRegistry.NameLengthMax, BusResourceNames.Pattern(), violations);

    private static void WriteSummary(Utf8JsonWriter writer, Archive archive)
    {
        writer.WriteString("ArchiveName", archive.Document.Name);
        writer.WriteString("EventSourceArn", archive.Document.BusArn);
        WriteState(writer, archive.Document);
        writer.WriteNumber("RetentionDays", archive.Document.RetentionDays);
        writer.WriteNumber("SizeBytes", archive.Totals.Bytes);
        writer.WriteNumber("EventCount", archive.Totals.Events);
        writer.WriteTime("CreationTime", archive.Document.CreatedAt);
    }

    private static void WriteChange(Utf8JsonWriter writer, ArchiveDocument archive, DateTimeOffset changedAt)
    {
        writer.WriteStartObject();
        writer.WriteString("ArchiveArn", archive.Arn);
        WriteState(writer, archive);
        writer.WriteTime("CreationTime", changedAt);
        writer.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter writer, ArchiveDocument archive)
    {
        writer.WriteString("State", archive.State);
        writer.WriteText("StateReason", archive.StateReason);
    }
}
