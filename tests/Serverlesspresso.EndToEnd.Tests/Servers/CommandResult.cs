namespace Serverlesspresso.EndToEnd.Tests.Servers;

internal sealed record CommandResult(int ExitCode, string Output, string Errors);
