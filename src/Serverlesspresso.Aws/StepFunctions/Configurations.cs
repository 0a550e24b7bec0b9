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
    private const string OwnedKey = "AWS_OWNED_KEY";
    private const int KeyLengthMax = 2_048;
    private const int ReuseSecondsMin = 60;
    private const int ReuseSecondsMax = 900;

    /// <summary>Reads those of a request; null if it has none.</summary>
    public static StateMachineConfigurations? Read(JsonElement input)
    {
        var logging = input.FindObject(Logging);
        var tracing = input.FindObject(Tracing);
        var encryption = ReadEncryption(input);
        var level = logging?.FindString("level");
        new ConstraintViolations().OneOf($"{Logging}.level", level, "ALL", "ERROR", "FATAL", "OFF").ThrowIfAny();
        logging?.FindBoolean("includeExecutionData");
        tracing?.FindBoolean("enabled");
        var destinations = logging?.FindArray("destinations")?.GetArrayLength() ?? 0;
        if (destinations > 1 || (destinations == 0 && level is not (null or "OFF")))
        {
            throw new InvalidLoggingConfigurationException();
        }

        return logging is null && tracing is null && encryption is null
            ? null
            : new StateMachineConfigurations(logging?.GetRawText(), tracing?.GetRawText(), encryption);
    }

    /// <summary>Reads how a request wants data encrypted: a JSON text; null if it does not say so.</summary>
    public static string? ReadEncryption(JsonElement input)
    {
        if (input.FindObject(Encryption) is not { } encryption)
        {
            return null;
        }

        var type = encryption.FindString("type");
        var key = encryption.FindString("kmsKeyId");
        new ConstraintViolations()
            .NotNull($"{Encryption}.type", type)
            .OneOf($"{Encryption}.type", type, OwnedKey, "CUSTOMER_MANAGED_KMS_KEY")
            .Length($"{Encryption}.kmsKeyId", key, minimum: 1, KeyLengthMax)
            .Range(
                $"{Encryption}.kmsDataKeyReusePeriodSeconds",
                encryption.FindInt32("kmsDataKeyReusePeriodSeconds"),
                ReuseSecondsMin,
                ReuseSecondsMax)
            .ThrowIfAny();
        if (key is null != (type == OwnedKey))
        {
            throw new InvalidEncryptionConfigurationException();
        }

        return encryption.GetRawText();
    }

    /// <summary>Writes how data is encrypted, if that was said.</summary>
    public static void WriteEncryption(Utf8JsonWriter writer, string? encryption)
    {
        if (encryption is not null)
        {
            Write(writer, Encryption, encryption);
        }
    }

    /// <summary>Writes those of a state machine, and the defaults of those it has not.</summary>
    public static void Write(Utf8JsonWriter writer, StateMachineConfigurations? configurations)
    {
        Write(writer, Logging, configurations?.Logging ?? """{"level":"OFF","includeExecutionData":false}""");
        Write(writer, Tracing, configurations?.Tracing ?? """{"enabled":false}""");
        WriteEncryption(writer, configurations?.Encryption);
    }

    private static void Write(Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json);
    }
}
