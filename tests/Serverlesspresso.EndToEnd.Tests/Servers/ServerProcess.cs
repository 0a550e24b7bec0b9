using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Serverlesspresso.EndToEnd.Tests.Servers;

/// <summary>A real server in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int PortMin = 20_000;
    private const int PortCount = 12_000;

    /// <summary>How long a start may take on a busy machine.</summary>
    private static readonly TimeSpan StartTimeMax = TimeSpan.FromSeconds(60);

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Test runs at the same time begin at different ports.</summary>
    private static int _portsTried = Environment.ProcessId * 97;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _isReady = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(_errors, line.Data);
        process.Exited += (_, _) => _isReady.TrySetResult();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has written to its standard output so far.</summary>
    public string Output => Read(_output);

    /// <summary>What it has written to its standard error so far.</summary>
    public string Errors => Read(_errors);

    /// <summary>The environment variables that its output says to set.</summary>
    public IReadOnlyDictionary<string, string> Exports => Output.Split('\n')
        .Where(line => line.StartsWith("export ", StringComparison.Ordinal))
        .Select(line => line["export ".Length..].Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>
    /// A port of this machine that nobody listens on. It lies below those that systems give to outgoing connections, so
    /// that it is still free when a server that was killed starts again.
    /// </summary>
    public static int FindFreePort()
    {
        while (true)
        {
            var port = PortMin + (int)((uint)Interlocked.Increment(ref _portsTried) % PortCount);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException problem) when (problem.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next may be free.
            }
        }
    }

    /// <summary>Starts a server on a free port, and waits until it says that it is ready.</summary>
    public static Task<ServerProcess> StartAsync(string dataFolder) => StartAsync(dataFolder, FindFreePort());

    /// <summary>Starts a server on a port, and waits until it says that it is ready.</summary>
    /// <param name="dataFolder">Where its data is.</param>
    /// <param name="port">The port.</param>
    /// <param name="settings">More of its command line.</param>
    public static Task<ServerProcess> StartAsync(string dataFolder, int port, params string[] settings) =>
        ReadyAsync(Launch(["--urls", $"http://127.0.0.1:{port}", "--data", dataFolder, .. settings], None));

    private static async Task<ServerProcess> ReadyAsync(ServerProcess server)
    {
        await server._isReady.Task.WaitAsync(StartTimeMax, TestContext.Current.CancellationToken);
        Assert.False(server._process.HasExited, $"The server ended while it started: {server.Errors}");
        return server;
    }

    /// <summary>Starts a server with environment variables, and waits until it says that it is ready.</summary>
    /// <param name="dataFolder">Where its data is.</param>
    /// <param name="environment">The variables beside those of the tests.</param>
    public static Task<ServerProcess> StartAsync(string dataFolder, IReadOnlyDictionary<string, string> environment) =>
        ReadyAsync(Launch(["--urls", $"http://127.0.0.1:{FindFreePort()}", "--data", dataFolder], environment));

    /// <summary>Runs a server that is expected not to start.</summary>
    public static async Task<FailedStart> FailToStartAsync(params string[] arguments)
    {
        await using var server = Launch(arguments, None);
        var exitCode = await server.WaitForExitAsync(StartTimeMax);
        return new FailedStart(exitCode, server.Output, server.Errors);
    }

    /// <summary>Sends a signal.</summary>
    /// <param name="signal">Its name: INT or TERM.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end of the process.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync(TimeSpan timeMax)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(timeMax);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static ServerProcess Launch(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [FindServer(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Start();
        return new ServerProcess(process);
    }

    /// <summary>The server as it was built along with these tests.</summary>
    private static string FindServer()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var artifacts = own.Parent?.Parent?.FullName ?? throw new DirectoryNotFoundException(own.FullName);
        return Path.Combine(artifacts, "Serverlesspresso.Server", own.Name, "Serverlesspresso.Server.dll");
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.Append(line).Append('\n');
        }

        if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
        {
            _isReady.TrySetResult();
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
