using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>
/// The wire between one person's browser and the server, which a test can cut or hold up. A browser's own switch for being
/// offline is not enough: it leaves open streams alone. The browser takes the wire for a proxy; it may pass every byte on as
/// it is, because web servers understand what browsers send to proxies.
/// </summary>
internal sealed class Wire : IAsyncDisposable
{
    private const int BufferBytes = 16_384;

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Task> _relays = [];
    private readonly Uri _server;
    private readonly Task _accepting;
    private volatile CancellationTokenSource _life = new();
    private volatile TaskCompletionSource _flow = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Wire(Uri server)
    {
        _server = server;
        _flow.SetResult();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the browser's end is.</summary>
    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>Breaks all connections, and every new one at once.</summary>
    public void Cut() => _life.Cancel();

    /// <summary>Lets no byte through, while both ends believe that they are connected, as where a radio signal is lost.</summary>
    public void HoldUp() => _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets everything through again, also what was held up.</summary>
    public void Restore()
    {
        if (_life.IsCancellationRequested)
        {
            _life = new CancellationTokenSource();
        }

        _flow.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Cut();
        await _accepting;
        await Task.WhenAll(_relays);
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptTcpClientAsync(_stop.Token);
                _relays.Enqueue(RelayAsync(browser, _life.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient browser, CancellationToken life)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(life);
        using var server = new TcpClient();
        using (browser)
        {
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, end.Token);
                var there = PumpAsync(browser.GetStream(), server.GetStream(), end);
                var back = PumpAsync(server.GetStream(), browser.GetStream(), end);
                await Task.WhenAll(there, back);
            }
            catch (Exception problem) when (problem is SocketException or IOException or OperationCanceledException)
            {
                // Either end may go at any moment, and the wire may be cut: the other end notices by losing its connection.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, CancellationTokenSource end)
    {
        try
        {
            var buffer = new byte[BufferBytes];
            int count;
            while ((count = await from.ReadAsync(buffer, end.Token)) > 0)
            {
                await _flow.Task.WaitAsync(end.Token);
                await to.WriteAsync(buffer.AsMemory(0, count), end.Token);
            }
        }
        finally
        {
            await end.CancelAsync();
        }
    }
}
