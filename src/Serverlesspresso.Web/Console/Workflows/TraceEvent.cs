namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>What is kept in mind of a history event.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Thread">The thread it belongs to.</param>
/// <param name="Visit">The stay it belongs to; null if to none.</param>
internal readonly record struct TraceEvent(string Type, TraceThread Thread, Visit? Visit);
