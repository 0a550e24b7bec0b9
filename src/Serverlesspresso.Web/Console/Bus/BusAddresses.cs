using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>The addresses of the part of the console that is about the buses.</summary>
public static class BusAddresses
{
    /// <summary>The stream of events.</summary>
    public const string Events = "/console/bus";

    /// <summary>The rules.</summary>
    public const string Rules = "/console/bus/rules";

    /// <summary>The form of a new rule.</summary>
    public const string NewRule = "/console/bus/new-rule";

    /// <summary>The form that puts an event.</summary>
    public const string Send = "/console/bus/send";

    /// <summary>The dead letters.</summary>
    public const string DeadLetters = "/console/bus/dead-letters";

    /// <summary>The archives and the replays.</summary>
    public const string Archives = "/console/bus/archives";

    /// <summary>The form of a new archive.</summary>
    public const string NewArchive = "/console/bus/new-archive";

    /// <summary>What is done to replays.</summary>
    public const string Replays = "/console/bus/replays";

    /// <summary>The address of an archive.</summary>
    /// <param name="archive">Its name.</param>
    public static string Archive(string archive) => $"{Archives}/{Uri.EscapeDataString(archive)}";

    /// <summary>The address that cancels a replay.</summary>
    /// <param name="replay">Its name.</param>
    public static string CancelReplay(string replay) => $"{Replays}/{Uri.EscapeDataString(replay)}/cancel";

    /// <summary>The address of an event.</summary>
    /// <param name="bus">Its bus.</param>
    /// <param name="sequence">Its place in the order of commits.</param>
    public static string Event(string bus, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{Events}/events/{Uri.EscapeDataString(bus)}/{sequence}");

    /// <summary>The address of a rule.</summary>
    /// <param name="bus">Its bus.</param>
    /// <param name="rule">Its name.</param>
    public static string Rule(string bus, string rule) =>
        $"{Rules}/{Uri.EscapeDataString(bus)}/{Uri.EscapeDataString(rule)}";

    /// <summary>The address of the rules of a bus.</summary>
    /// <param name="bus">The bus.</param>
    public static string RulesOf(string bus) => QueryHelpers.AddQueryString(Rules, "bus", bus);

    /// <summary>The address of the events of a bus.</summary>
    /// <param name="bus">The bus.</param>
    public static string EventsOf(string bus) => QueryHelpers.AddQueryString(Events, "bus", bus);
}
