using System.Text.Json;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A history event on its way into a trace.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its number.</param>
/// <param name="At">When it happened.</param>
/// <param name="Cause">The event that led to it.</param>
/// <param name="Event">All of it.</param>
internal readonly record struct TracedStep(string Type, long Id, DateTimeOffset At, TraceEvent Cause, JsonElement Event)
{
    private const string AbortedEnd = "StateAborted";
    private static readonly string[] FailureEnds = ["Failed", "TimedOut"];

    /// <summary>The name that it tells; empty if it tells none.</summary>
    public string Name => Find("name")?.GetString() ?? string.Empty;

    /// <summary>The index that it tells; 0 if it tells none.</summary>
    public int Index => Find("index")?.GetInt32() ?? 0;

    /// <summary>Whether it tells that an attempt of a task has failed.</summary>
    public bool IsFailureOfTask
    {
        get
        {
            var type = Type;
            return Array.Exists(FailureEnds, end => type.EndsWith(end, StringComparison.Ordinal));
        }
    }

    /// <summary>Finds the innermost open stay of this kind, from the thread of its cause outwards.</summary>
    public Visit? FindOpen(Predicate<Visit> isWanted)
    {
        for (var thread = Cause.Thread; thread is not null; thread = thread.Parent)
        {
            if (thread.Current is { IsOpen: true } open && isWanted(open))
            {
                return open;
            }
        }

        return null;
    }

    private string ForkKind => Type.StartsWith("Map", StringComparison.Ordinal) ? "Map" : "Parallel";

    /// <summary>Finds the state whose branches or iterations it ends.</summary>
    public Visit? FindFork()
    {
        var kind = ForkKind;
        return FindOpen(visit => visit.Kind == kind);
    }

    /// <summary>
    /// Finds the state whose branches or iterations it begins. Where it is tried again, the cause is an event of the thread
    /// that failed; what has failed for good on the way out to it is not tried again.
    /// </summary>
    public Visit? FindForkToBegin()
    {
        var kind = ForkKind;
        return FindOpen(visit => visit.Kind == kind && !visit.HasFailed);
    }

    /// <summary>Whether it can tell of a stay. That a thread is given up may have its cause in another one.</summary>
    public bool CanBeAbout(Visit visit) => !Type.EndsWith(AbortedEnd, StringComparison.Ordinal) || Type == visit.Kind + AbortedEnd;

    /// <summary>Finds the Map whose iteration it is about.</summary>
    public Visit? FindMap()
    {
        var name = Name;
        return FindOpen(visit => visit.Name == name);
    }

    // An event has at most one object of details, whatever its name.
    private JsonElement? Find(string name)
    {
        foreach (var member in Event.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty(name, out var value))
            {
                return value;
            }
        }

        return null;
    }
}
