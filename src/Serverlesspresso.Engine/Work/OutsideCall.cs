namespace Serverlesspresso.Engine.Work;

/// <summary>A call whose turn has come.</summary>
/// <param name="Lane">The lane that it belongs to by now. It is made only there.</param>
/// <param name="MakeAsync">Makes it, and tells what takes the outcome in the turn that ends the work.</param>
public sealed record OutsideCall(WorkLane Lane, Func<CancellationToken, Task<IWorkHandler>> MakeAsync);
