using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Startup;

public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_FirstTime_PrintsTheLinesToPasteAndNothingElse()
    {
        var data = _folder.Combine("data");
        await using var server = await ServerProcess.StartAsync(data);

        var setup = Assert.Single(
            server.Output.Split('\n'), line => line.Contains("/setup?token=", StringComparison.Ordinal));
        Assert.Matches($@"\A{server.Exports["AWS_ENDPOINT_URL"]}/setup\?token=[A-Za-z0-9_-]{{43}}\z", setup);
        Assert.Equal(
            $"""
            Serverlesspresso is ready. To reach it with plain aws commands, paste into a shell:

            export AWS_ENDPOINT_URL={server.Exports["AWS_ENDPOINT_URL"]}
            export AWS_SHARED_CREDENTIALS_FILE={data}/credentials
            export AWS_REGION=us-east-1

            To become the organiser of its shops, open this link. It works once.

            {setup}

            Ctrl-C stops it.

            """,
            server.Output);
        Assert.Equal("", server.Errors);
    }

    [Fact]
    public async Task Start_FirstTime_WritesCredentialsThatOnlyTheirOwnerCanRead()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Combine("data"));

        var path = _folder.Combine("data/credentials");
        Assert.Matches(
            """
            \A\[default\]
            aws_access_key_id = AKIA[A-Z2-7]{16}
            aws_secret_access_key = [A-Za-z0-9/+]{40}
            region = us-east-1
            disable_host_prefix_injection = true
            \z
            """,
            await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(_folder.Combine("data")));
        }
    }

    [Fact]
    public async Task Start_CredentialsFileIsLost_WritesTheSameKeyAgain()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var path = _folder.Combine("credentials");
        await StartAndStopAsync();
        var first = await File.ReadAllTextAsync(path, cancellationToken);
        File.Delete(path);

        await StartAndStopAsync();

        Assert.Equal(first, await File.ReadAllTextAsync(path, cancellationToken));
    }

    [Fact]
    public async Task Start_CredentialsFileHasProfilesOfItsOwner_KeepsThem()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var path = _folder.Combine("credentials");
        await StartAndStopAsync();
        await File.AppendAllTextAsync(path, "[other]\naws_access_key_id = x\n", cancellationToken);
        var extended = await File.ReadAllTextAsync(path, cancellationToken);

        await StartAndStopAsync();

        Assert.Equal(extended, await File.ReadAllTextAsync(path, cancellationToken));
    }

    private async Task StartAndStopAsync()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.WaitForExitAsync(TimeSpan.FromSeconds(30)));
    }
}
