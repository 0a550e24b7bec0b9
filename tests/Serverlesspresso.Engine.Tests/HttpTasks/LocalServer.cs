using System.Net;
using System.Net.Sockets;
using System.Text;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.HttpTasks;

/// <summary>A server on this machine that answers what the test says and remembers what it was asked.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Lock _gate = new();
    private readonly List<Asked> _asked = [];
    private readonly Task _answering;
    private int _open;

    public LocalServer()
    {
        Url = $"http://127.0.0.1:{FindPort()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _answering = AnswerAllAsync();
    }

    public string Url { get; }

    /// <summary>What is answered. Default an empty object.</summary>
    public Func<Asked, Answer> Answers { get; set; } = _ => new Answer(200, "{}");

    /// <summary>Ends once the server has been asked for the first time.</summary>
    public TaskCompletionSource FirstAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers wait for this.</summary>
    public Task MayAnswer { get; set; } = Task.CompletedTask;

    public IReadOnlyList<Asked> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>How many requests waited for their answer at a time at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Ends once the server has been asked so often.</summary>
    public Task AskedAsync(int count) => Patience.UntilAsync(() => Requests.Count >= count, $"{count} requests of the server");

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static int FindPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AnswerAllAsync()
    {
        while (true)
        {
            var context = await _listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var asked = new Asked(
                context.Request.HttpMethod,
                context.Request.RawUrl ?? string.Empty,
                await reader.ReadToEndAsync(),
                context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!)); // Named by themselves.
            lock (_gate)
            {
                _asked.Add(asked);
                _open++;
                MostAtOnce = Math.Max(MostAtOnce, _open);
            }

            FirstAsked.TrySetResult();
            _ = MayAnswer.ContinueWith(_ => Send(context.Response, Answers(asked)), TaskScheduler.Default);
        }
    }

    private void Send(HttpListenerResponse response, Answer answer)
    {
        lock (_gate)
        {
            _open--;
        }

        try
        {
            response.StatusCode = answer.Status;
            response.ContentType = answer.Type;
            foreach (var (name, value) in answer.Headers ?? [])
            {
                response.AddHeader(name, value);
            }

            response.Close(answer.Bytes ?? Encoding.UTF8.GetBytes(answer.Body), willBlock: true);
        }
        catch (HttpListenerException)
        {
            // The caller is gone.
        }
    }

    public sealed record Asked(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);

    public sealed record Answer(
        int Status,
        string Body,
        string Type = "application/json",
        Dictionary<string, string>? Headers = null,
        byte[]? Bytes = null);
}
