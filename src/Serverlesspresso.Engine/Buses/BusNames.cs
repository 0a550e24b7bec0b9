using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Finds buses and rules in the store. Bus names are found without regard to case, rule names are not.</summary>
internal static class BusNames
{
    /// <summary>The bus that always exists.</summary>
    public const string Default = "default";

    private const string BusMarker = ":event-bus/";

    /// <summary>The name in a bus's name or ARN; the default bus's if there is neither.</summary>
    /// <param name="nameOrArn">The name or ARN.</param>
    public static string NameOf(string? nameOrArn)
    {
        var name = string.IsNullOrEmpty(nameOrArn) ? Default : nameOrArn;
        var marker = name.StartsWith("arn:", StringComparison.Ordinal)
            ? name.IndexOf(BusMarker, StringComparison.Ordinal)
            : -1;
        return marker < 0 ? name : name[(marker + BusMarker.Length)..];
    }

    /// <summary>The name of a bus's row.</summary>
    /// <param name="nameOrArn">The bus's name or ARN.</param>
    public static string KeyOf(string? nameOrArn) => NameOf(nameOrArn).ToLowerInvariant();

    /// <summary>The name of a rule's row.</summary>
    /// <param name="busNameOrArn">The bus.</param>
    /// <param name="ruleName">The rule.</param>
    public static string RuleKeyOf(string? busNameOrArn, string ruleName) => $"{KeyOf(busNameOrArn)}/{ruleName}";

    /// <summary>Reads a bus, or null if there is none.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="nameOrArn">The bus.</param>
    public static async ValueTask<BusVersion?> FindBusAsync(IStoreReader reader, string? nameOrArn)
    {
        var key = KeyOf(nameOrArn);
        var row = await reader.GetDefinitionAsync(DefinitionKind.Bus, key);
        if (row is not null)
        {
            return new BusVersion(BusJsonContext.ReadBus(row), row.Version);
        }

        return key == Default ? new BusVersion(DefaultBus, Version: 0) : null;
    }

    /// <summary>Reads a bus.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="nameOrArn">The bus.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    public static async ValueTask<BusVersion> GetBusAsync(IStoreReader reader, string? nameOrArn) =>
        await FindBusAsync(reader, nameOrArn)
        ?? throw new EventResourceNotFoundException($"Event bus {NameOf(nameOrArn)} does not exist.");

    /// <summary>Reads a rule, or null if there is none.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="busNameOrArn">The bus.</param>
    /// <param name="ruleName">The rule.</param>
    public static async ValueTask<RuleDocument?> FindRuleAsync(
        IStoreReader reader, string? busNameOrArn, string ruleName)
    {
        var row = await reader.GetDefinitionAsync(DefinitionKind.Rule, RuleKeyOf(busNameOrArn, ruleName));
        return row is null ? null : BusJsonContext.ReadRule(row);
    }

    /// <summary>Reads a rule.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="busNameOrArn">The bus.</param>
    /// <param name="ruleName">The rule.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such bus or rule.</exception>
    public static async ValueTask<RuleDocument> GetRuleAsync(
        IStoreReader reader, string? busNameOrArn, string ruleName)
    {
        var bus = await GetBusAsync(reader, busNameOrArn);
        return await FindRuleAsync(reader, busNameOrArn, ruleName) ?? throw new EventResourceNotFoundException(
            $"Rule {ruleName} does not exist on EventBus {bus.Document.Name}.");
    }

    private static BusDocument DefaultBus { get; } = new()
    {
        Name = Default,
        Incarnation = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
        ModifiedAt = DateTimeOffset.UnixEpoch,
    };
}

/// <summary>A bus, and the count of its changes and those of its rules.</summary>
/// <param name="Document">The bus.</param>
/// <param name="Version">The count.</param>
internal readonly record struct BusVersion(BusDocument Document, long Version);
