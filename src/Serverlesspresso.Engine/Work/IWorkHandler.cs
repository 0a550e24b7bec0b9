using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Work;

/// <summary>Does one kind of work, inside the turn that ends the work.</summary>
public interface IWorkHandler : IFaultListener
{
    /// <summary>The kind.</summary>
    WorkKind Kind { get; }

    /// <summary>Who owns a piece of work: its execution, or its shard.</summary>
    /// <param name="work">The work.</param>
    OwnerKey OwnerOf(WorkRow work);

    /// <summary>Names whom a piece of work is for, if it can hold up other work for the same; else null.</summary>
    /// <param name="work">The work.</param>
    string? LaneOf(WorkRow work) => null;

    /// <summary>Does the work. Its writes commit together with the end of the work.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="work">The work.</param>
    /// <returns>Whether the work is done, put off or given up.</returns>
    ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work);
}
