using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Serverlesspresso.FeedBenchmark;

/// <summary>A client of the feed: notes when it heard what.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private const string DataPrefix = "data: ";

    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _awaited = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _isListening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;
    private long _messages;

    public Listener(HttpClient client, Uri address, string cookie) => _reading = ReadAsync(client, address, cookie);

    /// <summary>Ends when it has had its snapshot.</summary>
    public Task IsListening => _isListening.Task;

    /// <summary>How many messages it has heard.</summary>
    public long Messages => Interlocked.Read(ref _messages);

    /// <summary>Ends when it hears something, with the instant.</summary>
    /// <param name="what">The phase of an order, or the text of a notice.</param>
    public Task<long> HearAsync(string what) => Awaited(what).Task;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task ReadAsync(HttpClient client, Uri address, string cookie)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Accept", "text/event-stream");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _end.Token);
            response.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(_end.Token));
            while (await lines.ReadLineAsync(_end.Token) is { } line)
            {
                var now = Stopwatch.GetTimestamp();
                if (line.StartsWith(DataPrefix, StringComparison.Ordinal))
                {
                    Take(JsonElement.Parse(line[DataPrefix.Length..]), now);
                }
            }
        }
        catch (Exception exception)
        {
            _isListening.TrySetException(exception);
            throw;
        }
    }

    private void Take(JsonElement message, long now)
    {
        Interlocked.Increment(ref _messages);
        switch (message.GetProperty("type").GetString())
        {
            case "snapshot":
                _isListening.TrySetResult();
                break;
            case "order":
                Awaited(message.GetProperty("order").GetProperty("phase").GetString() ?? "").TrySetResult(now);
                break;
            case "notice":
                Awaited(message.GetProperty("text").GetString() ?? "").TrySetResult(now);
                break;
            default:
                break;
        }
    }

    private TaskCompletionSource<long> Awaited(string what) => _awaited.GetOrAdd(
        what, static _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}
