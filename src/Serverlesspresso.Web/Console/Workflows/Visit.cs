using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>One stay of an execution in a state.</summary>
/// <param name="thread">The thread that was there.</param>
/// <param name="name">The state.</param>
/// <param name="kind">The state's type.</param>
/// <param name="enteredId">The history event that tells of its beginning.</param>
/// <param name="enteredAt">When it began.</param>
internal sealed class Visit(TraceThread thread, string name, string kind, long enteredId, DateTimeOffset enteredAt)
{
    public TraceThread Thread => thread;

    public string Name => name;

    public string Kind => kind;

    public long EnteredId => enteredId;

    public DateTimeOffset EnteredAt => enteredAt;

    /// <summary>The history event that tells of its end; null if it has none.</summary>
    public long? ExitedId { get; private set; }

    /// <summary>When it ended; null if it goes on.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public StateLook Look { get; private set; } = StateLook.Current;

    /// <summary>How often its work was begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>The event with the parameters of the latest attempt; null if there is none.</summary>
    public long? ScheduledId { get; private set; }

    /// <summary>The event with the error of the latest attempt that failed; null if none has.</summary>
    public long? FailedId { get; private set; }

    /// <summary>Whether the latest attempt has failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The branches or iterations of the latest attempt.</summary>
    public List<TraceThread> Threads { get; } = [];

    public bool IsOpen => EndedAt is null;

    public int Retries => Math.Max(Attempts - 1, 0);

    /// <summary>Its work begins, for the first time or again.</summary>
    public void Begin(long eventId, DateTimeOffset at)
    {
        Attempts++;
        HasFailed = false;
        ScheduledId = eventId;
        foreach (var open in Threads)
        {
            open.GiveUp(at);
        }

        Threads.Clear();
    }

    public void Fail(long eventId)
    {
        HasFailed = true;
        FailedId = eventId;
    }

    public void Exit(long eventId, DateTimeOffset at)
    {
        ExitedId = eventId;
        End(HasFailed ? StateLook.Caught : StateLook.Succeeded, at);
    }

    /// <summary>Its execution is redriven: what it did not leave goes on, as do those of its threads that did not succeed.</summary>
    public void Reopen()
    {
        if (ExitedId is not null || Kind == "Fail")
        {
            return;
        }

        EndedAt = null;
        Look = StateLook.Current;
        HasFailed = false;
        Threads.ForEach(thread => thread.Current?.Reopen());
    }

    /// <summary>The way it was left is one that only errors take.</summary>
    public void WasCaught() => Look = StateLook.Caught;

    public void End(StateLook look, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return;
        }

        Look = look;
        EndedAt = at;
        foreach (var open in Threads)
        {
            open.GiveUp(at);
        }
    }
}
