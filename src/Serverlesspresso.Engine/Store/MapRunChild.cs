namespace Serverlesspresso.Engine.Store;

/// <summary>What an execution is to the Map Run that started it.</summary>
/// <param name="MapRunArn">The Map Run.</param>
/// <param name="Index">Which of its child executions it is, from 0.</param>
/// <param name="ItemCount">How many items it works on.</param>
public sealed record MapRunChild(string MapRunArn, int Index, int ItemCount);
