namespace Serverlesspresso.EndToEnd.Tests.Servers;

internal sealed record FailedStart(int ExitCode, string Output, string Errors);
