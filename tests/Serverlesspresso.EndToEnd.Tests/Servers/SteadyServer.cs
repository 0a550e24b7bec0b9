namespace Serverlesspresso.EndToEnd.Tests.Servers;

/// <summary>A real server that keeps its address and its data however often it is killed and started again.</summary>
/// <param name="settings">More of its command line.</param>
internal sealed class SteadyServer(params string[] settings) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = ServerProcess.FindFreePort();
    private ServerProcess? _process;

    /// <summary>Where it listens when it runs.</summary>
    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>The process that runs now.</summary>
    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server does not run.");

    /// <summary>Starts it, and waits until it says that it is ready.</summary>
    public async Task StartAsync()
    {
        if (_process is not null)
        {
            throw new InvalidOperationException("The server runs already.");
        }

        _process = await ServerProcess.StartAsync(_folder.Path, _port, settings);
    }

    /// <summary>Connects a program with its credentials to it.</summary>
    public async Task<SignedClient> ConnectAsync()
    {
        var client = await SignedClient.WithCredentialsOfAsync(_folder.Path);
        client.TurnTo(Address);
        return client;
    }

    /// <summary>Kills it without warning, as a power cut does.</summary>
    public async Task KillAsync()
    {
        await Process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
