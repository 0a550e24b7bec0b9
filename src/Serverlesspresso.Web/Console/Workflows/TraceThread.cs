using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A thread of an execution: the whole, a branch of a Parallel or an iteration of a Map.</summary>
/// <param name="fork">The visit of the state whose branch or iteration it is; null for the whole.</param>
/// <param name="level">The level of the definition that it runs through, as a picture names it.</param>
/// <param name="index">Which branch or iteration it is.</param>
internal sealed class TraceThread(Visit? fork, string level, int index)
{
    public Visit? Fork => fork;

    public TraceThread? Parent => fork?.Thread;

    public string Level => level;

    public int Index => index;

    /// <summary>The states it has been in, in order.</summary>
    public List<Visit> Visits { get; } = [];

    /// <summary>Where it is, or was last; null before its first state.</summary>
    public Visit? Current => Visits.Count > 0 ? Visits[^1] : null;

    public bool HasFailed => Visits.Exists(visit => visit.Look == StateLook.Failed);

    public bool IsOpen => Current?.IsOpen ?? true;

    /// <summary>Ends what is open. Where an attempt has just failed, that is where it failed.</summary>
    public void GiveUp(DateTimeOffset at)
    {
        if (Current is { IsOpen: true } open)
        {
            open.End(open.HasFailed || open.Kind == "Fail" ? StateLook.Failed : StateLook.Aborted, at);
        }
    }
}
