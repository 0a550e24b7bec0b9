namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The form that starts an execution.</summary>
/// <param name="Machine">The name of the state machine.</param>
/// <param name="Input">The input as it was typed.</param>
/// <param name="Name">The name as it was typed; empty to have one made.</param>
/// <param name="Problem">What is wrong with them; null if nothing is known to be.</param>
public sealed record StartModel(string Machine, string Input, string Name, string? Problem);
