using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>A small server with one page, whose title counts what comes over a stream that never ends.</summary>
internal sealed class StreamingPage : IAsyncDisposable
{
    private const string Page =
        """
        <!DOCTYPE html><html lang="en"><title>0</title><link rel="icon" href="data:,">
        <script>
          const stream = new EventSource('/stream');
          stream.onmessage = () => document.title = Number(document.title) + 1;
          stream.onerror = () => document.body.dataset.broken = 'yes';
          stream.onopen = () => document.body.dataset.broken = 'no';
        </script>
        <body></body></html>
        """;

    private readonly WebApplication _server;

    private StreamingPage(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.Single());

    public static async Task<StreamingPage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var server = builder.Build();
        server.Urls.Add($"http://127.0.0.1:{Servers.ServerProcess.FindFreePort()}");
        server.MapGet("/", () => Results.Content(Page, "text/html"));
        server.MapGet("/stream", StreamAsync);
        await server.StartAsync();
        return new StreamingPage(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (await timer.WaitForNextTickAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync("retry: 100\ndata: more\n\n", context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }
}
