namespace Serverlesspresso.Engine.Store;

/// <summary>
/// One piece of work inside one store transaction. It may run more than once before it commits, so it touches
/// nothing but its transaction, and it leaves no task running when it returns.
/// </summary>
/// <typeparam name="T">What the turn answers.</typeparam>
/// <param name="transaction">Reads a snapshot, and takes the writes that commit together.</param>
public delegate ValueTask<T> Turn<T>(ITurnTransaction transaction);
