namespace Serverlesspresso.Engine.Functions;

/// <summary>A function by its name.</summary>
/// <param name="Name">The name, 1 to 64 letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="Type">The class, which the host's services make.</param>
/// <param name="Description">What it does, for people.</param>
public sealed record FunctionRegistration(string Name, Type Type, string Description);
