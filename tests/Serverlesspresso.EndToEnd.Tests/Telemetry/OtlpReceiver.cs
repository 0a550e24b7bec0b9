using System.Net;
using System.Text;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Telemetry;

/// <summary>Takes traces and metrics by OTLP over HTTP, and knows which names stand in them.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);

    private readonly HttpListener _listener = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly MemoryStream _received = new();
    private readonly Task _loop;

    public OtlpReceiver()
    {
        Address = new Uri($"http://127.0.0.1:{ServerProcess.FindFreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _loop = ReceiveAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Waits until all these names have come: of spans, of instruments, of the service.</summary>
    public async Task WaitForAsync(params string[] names)
    {
        while (!names.All(Holds))
        {
            Assert.True(
                await _arrived.WaitAsync(TimeMax, TestContext.Current.CancellationToken),
                $"Missing: {string.Join(", ", names.Where(name => !Holds(name)))}.");
        }
    }

    /// <summary>Whether a text has come.</summary>
    // In protobuf it stands as its bytes in UTF-8.
    public bool Holds(string name)
    {
        lock (_received)
        {
            return _received.GetBuffer().AsSpan(0, (int)_received.Length).IndexOf(Encoding.UTF8.GetBytes(name)) >= 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
        _arrived.Dispose();
        await _received.DisposeAsync();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (_received)
                {
                    body.WriteTo(_received);
                }

                context.Response.Close();
                _arrived.Release();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It is closed.
        }
    }
}
