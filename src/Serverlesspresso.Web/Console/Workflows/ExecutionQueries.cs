using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>What is chosen of an execution, as its address holds it.</summary>
internal static class ExecutionQueries
{
    private const string State = "state";
    private const string Visit = "visit";
    private const string Type = "type";
    private const string From = "from";
    private const string Order = "order";
    private const string NewestFirst = "newest";

    // Followed by the name of the Map.
    private const string Iteration = "iteration.";

    /// <summary>Reads it.</summary>
    /// <param name="query">The query of the address.</param>
    public static TraceSelection Read(IQueryCollection query) => new(
        TextOf(query, State),
        NumberOf(query, Visit),
        query.Keys.Where(key => key.StartsWith(Iteration, StringComparison.Ordinal) && NumberOf(query, key) is not null)
            .ToDictionary(key => key[Iteration.Length..], key => (int)NumberOf(query, key)!.Value, StringComparer.Ordinal), // Filtered.
        new HistoryQuery(TextOf(query, Type), NumberOf(query, From), query[Order] == NewestFirst));

    /// <summary>What of a selection stays when other events are listed: the names and values of fields.</summary>
    /// <param name="selection">What is chosen.</param>
    public static IEnumerable<(string Name, string Value)> Keep(TraceSelection selection)
    {
        if (selection.State is { } state)
        {
            yield return (State, state);
        }

        if (selection.EnteredId is { } visit)
        {
            yield return (Visit, visit.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var (map, index) in selection.Iterations)
        {
            yield return (Iteration + map, index.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes the address of an execution with a selection.</summary>
    /// <param name="machine">The name of the state machine.</param>
    /// <param name="execution">The name of the execution.</param>
    /// <param name="selection">What is chosen.</param>
    public static string Write(string machine, string execution, TraceSelection selection)
    {
        (string Name, string? Value)[] parts =
        [
            .. Keep(selection),
            (Type, selection.History.Type),
            (From, selection.History.From?.ToString(CultureInfo.InvariantCulture)),
            (Order, selection.History.IsNewestFirst ? NewestFirst : null),
        ];
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(
            part => $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Value!)}")); // Filtered just before.
        var address = ConsoleAddresses.Execution(machine, execution);
        return query.Length == 0 ? address : $"{address}?{query}";
    }

    private static string? TextOf(IQueryCollection query, string name) =>
        query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    private static long? NumberOf(IQueryCollection query, string name) =>
        int.TryParse(query[name].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
