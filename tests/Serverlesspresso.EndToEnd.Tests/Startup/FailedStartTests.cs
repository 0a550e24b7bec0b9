using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Startup;

public sealed class FailedStartTests : IDisposable
{
    private const int SchemaVersionOffset = 60;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_PortIsTaken_SaysSo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        var start = await ServerProcess.FailToStartAsync("--urls", url, "--data", _folder.Path);

        AssertOneLine(
            $"Failed to bind to address {url}: address already in use. "
                + "Stop the program that uses it, or choose another port with --urls http://localhost:PORT.",
            start);
    }

    [Fact]
    public async Task Start_PortIsOutOfRange_SaysSo()
    {
        var start = await ServerProcess.FailToStartAsync("--urls", "http://127.0.0.1:65536", "--data", _folder.Path);

        AssertOneLine(
            "The port of --urls must be 0 to 65535. Choose one with --urls http://localhost:PORT.",
            start);
    }

    [Fact]
    public async Task Start_PortIsNoNumber_SaysSo()
    {
        var start = await ServerProcess.FailToStartAsync("--urls", "http://127.0.0.1:80a", "--data", _folder.Path);

        AssertOneLine(
            "The port of 'http://127.0.0.1:80a' is not a number. Choose one with --urls http://localhost:PORT.", start);
    }

    [Fact]
    public async Task Start_DataOfAnotherRegion_SaysSo()
    {
        await using (var first = await ServerProcess.StartAsync(_folder.Path))
        {
            await first.SignalAsync("TERM");
            await first.WaitForExitAsync(TimeSpan.FromSeconds(30));
        }

        var start = await ServerProcess.FailToStartAsync(
            "--urls", "http://127.0.0.1:0", "--data", _folder.Path, "--Serverlesspresso:Account:Region", "eu-west-1");

        AssertOneLine(
            "Serverlesspresso:Account is '123456789012' in 'eu-west-1', but the data was made for '123456789012' in "
                + "'us-east-1'. Set it back, or choose another folder with --data DIR.",
            start);
    }

    [Fact]
    public async Task Start_DataFolderIsUnderAFile_SaysSo()
    {
        var file = _folder.Combine("file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var start = await FailAsync($"{file}/data");

        AssertOneLine(
            $"The data folder '{file}/data' cannot be made: Could not find a part of the path '{file}/data'. "
                + "Choose another with --data DIR.",
            start);
    }

    [Fact]
    public async Task Start_CredentialsCannotBeWritten_SaysSo()
    {
        // A folder in the file's place withstands even a superuser.
        Directory.CreateDirectory(_folder.Combine("credentials/inside"));

        var start = await FailAsync(_folder.Path);

        Assert.Equal(1, start.ExitCode);
        Assert.Contains(_folder.Combine("credentials"), start.Errors, StringComparison.Ordinal);
        Assert.Single(start.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Start_DatabaseIsNone_SaysSo()
    {
        var path = _folder.Combine("coffee.db");
        await File.WriteAllTextAsync(path, "Cappuccino, Latte, Espresso", TestContext.Current.CancellationToken);

        var start = await FailAsync(_folder.Path);

        AssertOneLine(
            $"The file '{path}' is no SQLite database, or its first page is damaged. "
                + "Restore it from a backup, or choose another file.",
            start);
    }

    [Fact]
    public async Task Start_DatabaseIsDamaged_SaysSo()
    {
        var path = await MakeDatabaseAsync();
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes.AsSpan(4_096, 40_000).Fill(0xAB);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        var start = await FailAsync(_folder.Path);

        Assert.Equal(1, start.ExitCode);
        Assert.StartsWith(
            $"serverlesspresso: The database '{path}' is damaged. Restore it from a backup.",
            start.Errors,
            StringComparison.Ordinal);
        Assert.Single(start.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Start_DatabaseIsOfANewerServer_SaysSo()
    {
        var path = await MakeDatabaseAsync();
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(SchemaVersionOffset), 9_999);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        var start = await FailAsync(_folder.Path);

        Assert.Equal(1, start.ExitCode);
        Assert.StartsWith(
            $"serverlesspresso: The database '{path}' has schema 9999, made by a newer server;",
            start.Errors,
            StringComparison.Ordinal);
        Assert.Single(start.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Start_AnotherServerUsesTheFolder_SaysSo()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        var start = await FailAsync(_folder.Path);

        AssertOneLine(
            $"The database '{_folder.Combine("coffee.db")}' is in use by another server. "
                + "Stop it, or choose another file.",
            start);
    }

    [Theory]
    [InlineData("The argument '--prot' is unknown. --help lists what there is.", "--prot", "8080")]
    [InlineData("The argument '--data' needs a value. --help shows how.", "--data")]
    [InlineData("Invalid url: 'nonsense'", "--urls", "nonsense", "--data", "DATA")]
    [InlineData(
        "Serverlesspresso:Account:AccountId is '12'. It must be twelve digits. "
            + "Serverlesspresso:Account:Region is 'x'. It must be a region, for example us-east-1. "
            + "Serverlesspresso:PublicUrl is 'coffee'. "
            + "It must be an address that phones can open, for example https://coffee.example.org.",
        "--Serverlesspresso:PublicUrl=coffee",
        "--Serverlesspresso:Account:AccountId=12",
        "--Serverlesspresso:Account:Region",
        "x")]
    public async Task Start_ConfigurationIsWrong_SaysAllThatIs(string message, params string[] arguments)
    {
        var start = await ServerProcess.FailToStartAsync(
            [.. arguments.Select(argument => argument == "DATA" ? _folder.Path : argument)]);

        AssertOneLine(message, start);
    }

    private static void AssertOneLine(string message, FailedStart start)
    {
        Assert.Equal($"serverlesspresso: {message}\n", start.Errors);
        Assert.Equal((1, ""), (start.ExitCode, start.Output));
    }

    private static Task<FailedStart> FailAsync(string dataFolder) => ServerProcess.FailToStartAsync(
        "--urls", $"http://127.0.0.1:{ServerProcess.FindFreePort()}", "--data", dataFolder);

    private async Task<string> MakeDatabaseAsync()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.WaitForExitAsync(TimeSpan.FromSeconds(30)));
        return _folder.Combine("coffee.db");
    }
}
