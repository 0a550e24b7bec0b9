namespace Serverlesspresso.Web.Console.Functions;

/// <summary>A rule that brings events to a function.</summary>
/// <param name="Bus">Its bus.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pattern">What it matches.</param>
/// <param name="IsEnabled">Whether it matches now.</param>
public sealed record FunctionRule(string Bus, string Name, string Pattern, bool IsEnabled);
