using System.Diagnostics;
using System.Globalization;

namespace Serverlesspresso.OrderBenchmark.Servers;

/// <summary>The real server, as a process of its own on a free port.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string AddressLine = "export AWS_ENDPOINT_URL=";
    private const string LastLine = "Ctrl-C stops it.";

    private static readonly TimeSpan StopTimeMax = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Task<string> _output;

    private ServerProcess(Process process, Uri endpoint, TimeSpan startTime)
    {
        _process = process;
        // What it still has to say must not fill the pipe.
        _output = process.StandardOutput.ReadToEndAsync();
        Endpoint = endpoint;
        StartTime = startTime;
    }

    public Uri Endpoint { get; }

    /// <summary>From the start of the process to the line that says it serves.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>The processor time it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a server and waits until it serves.</summary>
    /// <param name="assemblyPath">Its assembly.</param>
    /// <param name="dataFolder">Its data folder.</param>
    public static async Task<ServerProcess> StartAsync(string assemblyPath, string dataFolder)
    {
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", [assemblyPath, "--urls", "http://127.0.0.1:0", "--data", dataFolder])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        Uri? endpoint = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(AddressLine, StringComparison.Ordinal))
            {
                endpoint = new Uri(line[AddressLine.Length..]);
            }
            else if (line == LastLine && endpoint is not null)
            {
                return new ServerProcess(process, endpoint, Stopwatch.GetElapsedTime(started));
            }
        }

        await process.WaitForExitAsync();
        throw new InvalidOperationException($"The server '{assemblyPath}' ended with {process.ExitCode} before it served.");
    }

    /// <summary>Stops it as Ctrl-C does, so that its database is whole without the log.</summary>
    public async Task StopAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill();
        }
        else
        {
            using var signal = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await signal.WaitForExitAsync();
        }

        using var timeout = new CancellationTokenSource(StopTimeMax);
        await _process.WaitForExitAsync(timeout.Token);
        Console.Error.Write(await _output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
