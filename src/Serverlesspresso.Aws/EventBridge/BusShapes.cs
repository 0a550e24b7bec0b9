using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Reads and writes a bus as it is on the wire.</summary>
/// <remarks>Source: EventBridge API reference, CreateEventBus.</remarks>
internal static partial class BusShapes
{
    private const int KeyLengthMax = 2_048;

    /// <summary>Reads what is to be set of a bus.</summary>
    /// <param name="input">The request.</param>
    /// <param name="violations">Takes what is wrong with it.</param>
    public static BusSettings Read(JsonElement input, ConstraintViolations violations)
    {
        var log = input.FindObject("LogConfig");
        var settings = new BusSettings
        {
            Description = input.ReadDescription(violations),
            KmsKeyIdentifier = input.FindString("KmsKeyIdentifier"),
            DeadLetterArn = input.FindObject("DeadLetterConfig")?.FindString("Arn"),
            LogConfig = log is { } given ? new BusLogConfig(given.FindString("IncludeDetail"), given.FindString("Level")) : null,
        };
        violations
            .Length("kmsKeyIdentifier", settings.KmsKeyIdentifier, minimum: 0, KeyLengthMax)
            .Pattern("kmsKeyIdentifier", settings.KmsKeyIdentifier, KeyIdentifier())
            .Length("deadLetterConfig.arn", settings.DeadLetterArn, minimum: 1, EventMembers.ArnLengthMax)
            .OneOf("logConfig.includeDetail", settings.LogConfig?.IncludeDetail, "NONE", "FULL")
            .OneOf("logConfig.level", settings.LogConfig?.Level, "OFF", "ERROR", "INFO", "TRACE");
        return settings;
    }

    /// <summary>Writes what a list tells of a bus.</summary>
    /// <param name="writer">Stands inside the bus.</param>
    /// <param name="bus">The bus.</param>
    /// <param name="arn">Its ARN.</param>
    public static void WriteName(Utf8JsonWriter writer, BusDocument bus, string arn)
    {
        writer.WriteString("Name", bus.Name);
        writer.WriteString("Arn", arn);
        writer.WriteText("Description", bus.Description);
        writer.WriteTime("CreationTime", bus.CreatedAt);
        writer.WriteTime("LastModifiedTime", bus.ModifiedAt);
    }

    /// <summary>Writes what was set of a bus, its description apart.</summary>
    /// <param name="writer">Stands inside the bus.</param>
    /// <param name="bus">The bus.</param>
    public static void WriteSettings(Utf8JsonWriter writer, BusDocument bus)
    {
        writer.WriteText("KmsKeyIdentifier", bus.KmsKeyIdentifier);
        if (bus.DeadLetterArn is { } deadLetterArn)
        {
            writer.WriteStartObject("DeadLetterConfig");
            writer.WriteString("Arn", deadLetterArn);
            writer.WriteEndObject();
        }

        if (bus.LogConfig is { } log)
        {
            writer.WriteStartObject("LogConfig");
            writer.WriteText("IncludeDetail", log.IncludeDetail);
            writer.WriteText("Level", log.Level);
            writer.WriteEndObject();
        }
    }

    [GeneratedRegex(@"\A(?:^[a-zA-Z0-9_\-/:]*$)\z")]
    private static partial Regex KeyIdentifier();
}
