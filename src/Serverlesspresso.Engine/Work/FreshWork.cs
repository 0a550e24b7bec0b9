using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Work;

/// <summary>
/// Hands work from the turn that made it to the dispatcher, in memory. Work offered while nobody takes it is not lost:
/// the store has it, and the dispatcher's scan finds it there.
/// </summary>
public sealed class FreshWork
{
    private Action<WorkRow>? _taker;

    /// <summary>Names who takes fresh work from now on.</summary>
    /// <param name="taker">Called on the thread of the turn's caller, so it only queues; null for nobody.</param>
    internal void HandTo(Action<WorkRow>? taker) => Volatile.Write(ref _taker, taker);

    /// <summary>Hands on work that is on disk.</summary>
    /// <param name="rows">The work.</param>
    internal void Offer(IReadOnlyList<WorkRow> rows)
    {
        var taker = Volatile.Read(ref _taker);
        if (taker is null)
        {
            return;
        }

        for (var index = 0; index < rows.Count; index++)
        {
            taker(rows[index]);
        }
    }
}
