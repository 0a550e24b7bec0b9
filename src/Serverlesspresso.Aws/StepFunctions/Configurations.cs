using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>The configurations of logging, tracing and encryption: taken, kept and answered, and without effect here.</summary>
internal static class Configurations
{
    private const string Logging = "loggingConfiguration";
    private const string Tracing = "tracingConfiguration";
    private const string Encryption = "encryptionConfiguration";

    /// <summary>Reads those of a request; null if it has none.</summary>
    public static StateMachineConfigurations? Read(JsonElement input)
    {
        var logging = input.FindObject(Logging);
        var tracing = input.FindObject(Tracing);
        var encryption = input.FindObject(Encryption);
        var level = logging?.FindString("level");
        var type = encryption?.FindString("type");
        new ConstraintViolations()
            .OneOf($"{Logging}.level", level, "ALL", "ERROR", "FATAL", "OFF")
            .OneOf($"{Encryption}.type", type, "AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY")
            .ThrowIfAny();
        logging?.FindBoolean("includeExecutionData");
        tracing?.FindBoolean("enabled");
        var destinations = logging?.FindArray("destinations")?.GetArrayLength() ?? 0;
        if (destinations > 1 || (destinations == 0 && level is not (null or "OFF")))
        {
            throw new InvalidLoggingConfigurationException();
        }

        return logging is null && tracing is null && encryption is null
            ? null
            : new StateMachineConfigurations(logging?.GetRawText(), tracing?.GetRawText(), encryption?.GetRawText());
    }

    /// <summary>Writes those of a state machine, and the defaults of those it has not.</summary>
    public static void Write(Utf8JsonWriter writer, StateMachineConfigurations? configurations)
    {
        Write(writer, Logging, configurations?.Logging ?? """{"level":"OFF","includeExecutionData":false}""");
        Write(writer, Tracing, configurations?.Tracing ?? """{"enabled":false}""");
        if (configurations?.Encryption is { } encryption)
        {
            Write(writer, Encryption, encryption);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json);
    }
}
