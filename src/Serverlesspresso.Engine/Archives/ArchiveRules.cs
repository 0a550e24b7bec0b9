using System.Buffers;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Envelopes;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Engine.Archives;

/// <summary>
/// The rules by which archives get their events: each archive has one on its bus, which matches with all others and leaves
/// out events that were replayed.
/// </summary>
/// <remarks>Source: Amazon EventBridge User Guide, "Archiving and replaying events".</remarks>
internal static class ArchiveRules
{
    private const string NamePrefix = "Events-Archive-";
    private const string IdField = "id";
    private const string Absent = """[{"exists":false}]""";
    private const string ManagedBy = "prod.vhs.events.aws.internal";

    /// <summary>The name of an archive's rule.</summary>
    /// <param name="archiveName">The archive.</param>
    public static string NameOf(string archiveName) => NamePrefix + archiveName;

    /// <summary>Makes the rule of an archive.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="arns">Makes its ARN.</param>
    public static RuleDocument Make(ArchiveDocument archive, Arns arns)
    {
        var name = NameOf(archive.Name);
        return new RuleDocument
        {
            Name = name,
            BusName = archive.BusName,
            Arn = arns.Rule(archive.BusName, name),
            EventPattern = PatternOf(archive.EventPattern),
            ManagedBy = ManagedBy,
            Archive = archive.Key,
            Targets =
            [
                new TargetDocument
                {
                    Id = name,
                    Arn = $"arn:aws:events:{arns.Region}:::",
                    InputTransformer = new TransformerDocument(
                        null,
                        $$"""{"archive-arn":"{{archive.Key}}","event":<aws.events.event.json>,"ingestion-time":<aws.events.event.ingestion-time>}"""),
                },
            ],
        };
    }

    /// <summary>Reads the rule of an archive within a turn; null if it was deleted, or a user has one of the name.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="archive">The archive.</param>
    public static async ValueTask<RuleDocument?> FindAsync(ITurnTransaction transaction, ArchiveDocument archive)
    {
        var rule = await BusNames.FindRuleAsync(transaction, archive.BusName, NameOf(archive.Name));
        return rule?.Archive == archive.Key ? rule : null;
    }

    /// <summary>Notes that the rule of an archive was deleted by force. Other rules are no matter of this.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="rule">The rule that is deleted.</param>
    public static ValueTask NoteDeletedAsync(ITurnTransaction transaction, RuleDocument rule) =>
        DisableArchiveAsync(transaction, rule, "The managed rule of the archive was deleted.");

    /// <summary>Notes that the rule of an archive lost its target by force. Other changes are no matter of this.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="before">The rule before the change.</param>
    /// <param name="rule">The rule after it.</param>
    public static ValueTask NoteChangedAsync(ITurnTransaction transaction, RuleDocument before, RuleDocument rule) =>
        before.FilledArchive is not null && rule.FilledArchive is null
            ? DisableArchiveAsync(transaction, rule, "The target of the managed rule of the archive was removed.")
            : ValueTask.CompletedTask;

    private static async ValueTask DisableArchiveAsync(ITurnTransaction transaction, RuleDocument rule, string reason)
    {
        if (rule.Archive is null)
        {
            return;
        }

        var archive = await ArchiveRows.FindAsync(transaction, rule.Name[NamePrefix.Length..]);
        if (archive?.Key == rule.Archive)
        {
            ArchiveRows.Put(transaction, archive with
            {
                State = ArchiveDocument.Disabled,
                StateReason = reason,
            });
        }
    }

    /// <summary>
    /// The pattern of the rule: that of the archive, for events that were not replayed. If that asks for replayed ones alone,
    /// no event matches both; an event without an id says so, for there is none.
    /// </summary>
    private static string PatternOf(string? archivePattern)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        var isPossible = true;
        json.WriteStartObject();
        if (archivePattern is not null)
        {
            using var pattern = JsonDocument.Parse(archivePattern, EventEnvelope.DocumentOptions);
            isPossible = pattern.RootElement.EnumerateObject()
                .Where(field => field.NameEquals(ReplayEnvelope.Field))
                .All(AllowsAbsence);
            foreach (var field in pattern.RootElement.EnumerateObject()
                .Where(field => !field.NameEquals(ReplayEnvelope.Field) && (isPossible || !field.NameEquals(IdField))))
            {
                field.WriteTo(json);
            }
        }

        if (!isPossible)
        {
            json.WritePropertyName(IdField);
            json.WriteRawValue(Absent);
        }

        json.WritePropertyName(ReplayEnvelope.Field);
        json.WriteRawValue(Absent);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Whether a condition on a field holds for an event that has no such field.</summary>
    private static bool AllowsAbsence(JsonProperty condition) =>
        EventPattern.Parse($"{{{condition}}}").Matches("{}"u8);
}
