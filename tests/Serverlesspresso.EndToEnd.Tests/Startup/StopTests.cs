using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Startup;

public sealed class StopTests : IDisposable
{
    private const int InterruptBit = 1 << (2 - 1);

    private static readonly TimeSpan StopTimeMax = TimeSpan.FromSeconds(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Stop_Signalled_EndsInOrderWithinTwoSeconds(string signal)
    {
        SkipWhereIgnored(signal);
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        var clock = Stopwatch.StartNew();
        await server.SignalAsync(signal);
        var exitCode = await server.WaitForExitAsync(TimeSpan.FromSeconds(30));

        Assert.True(clock.Elapsed < StopTimeMax, $"It took {clock.Elapsed}.");
        Assert.Equal((0, ""), (exitCode, server.Errors));
        Assert.False(File.Exists(_folder.Combine("coffee.db-wal")), "The log was not folded into the database.");
    }

    [Fact]
    public async Task Stop_ClientKeepsARequestOpen_EndsWithinTwoSeconds()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        var address = new Uri(server.Exports["AWS_ENDPOINT_URL"]);
        using var client = new TcpClient(address.Host, address.Port);
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: 100\r\n\r\n{{"),
            TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        await server.SignalAsync("TERM");
        var exitCode = await server.WaitForExitAsync(TimeSpan.FromSeconds(30));

        Assert.True(clock.Elapsed < StopTimeMax, $"It took {clock.Elapsed}.");
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Stop_AThousandListenToTheFeed_EndsWithinTwoSecondsAndSoDoTheirStreams()
    {
        const int Listeners = 1_000;
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        var address = new Uri(new Uri(server.Exports["AWS_ENDPOINT_URL"]), "/api/feed");
        using var client = new HttpClient();
        var streams = await Task.WhenAll(Enumerable.Range(0, Listeners).Select(_ => ListenAsync(client, address)));

        var clock = Stopwatch.StartNew();
        await server.SignalAsync("TERM");
        var exitCode = await server.WaitForExitAsync(TimeSpan.FromSeconds(30));

        Assert.True(clock.Elapsed < StopTimeMax, $"It took {clock.Elapsed}.");
        Assert.Equal((0, ""), (exitCode, server.Errors));
        foreach (var stream in streams)
        {
            await stream.ReadToEndAsync(TestContext.Current.CancellationToken);
            stream.Dispose();
        }
    }

    /// <summary>Listens to the feed, from its first event on.</summary>
    private static async Task<StreamReader> ListenAsync(HttpClient client, Uri address)
    {
        var reader = new StreamReader(await client.GetStreamAsync(address, TestContext.Current.CancellationToken));
        string? line;
        do
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line?.StartsWith("data: ", StringComparison.Ordinal) is false);
        return reader;
    }

    /// <summary>A shell starts background jobs with interrupts ignored, and all their children inherit that.</summary>
    private static void SkipWhereIgnored(string signal)
    {
        const string Status = "/proc/self/status";
        if (signal != "INT" || !File.Exists(Status))
        {
            return;
        }

        var line = File.ReadLines(Status).Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        var ignored = ulong.Parse(line["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Assert.SkipWhen((ignored & InterruptBit) != 0, "The tests run in the background: interrupts are ignored.");
    }
}
