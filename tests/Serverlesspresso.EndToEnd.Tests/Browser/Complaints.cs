using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>
/// Collects what a browser finds wrong with the pages of a context: errors on the console, among them everything that the
/// content security policy has blocked, and exceptions that a script let go.
/// </summary>
internal sealed class Complaints
{
    /// <summary>What Chromium says of a request that got no answer. One that was answered with an error reads otherwise.</summary>
    private const string LostConnection = "Failed to load resource: net::ERR_";

    private readonly Lock _lock = new();
    private readonly List<string> _all = [];
    private readonly List<string> _allowed = [];

    public Complaints(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Add($"{message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => Add($"{error.Error} ({error.Page?.Url})");
    }

    /// <summary>Those that nobody has allowed.</summary>
    public IReadOnlyList<string> Found
    {
        get
        {
            lock (_lock)
            {
                return [.. _all.Where(text => !_allowed.Any(part => text.Contains(part, StringComparison.Ordinal)))];
            }
        }
    }

    /// <summary>Allows what a test provokes, such as <c>status of 409</c> for a refused request.</summary>
    /// <param name="part">A part of the browser's words.</param>
    public void Allow(string part)
    {
        lock (_lock)
        {
            _allowed.Add(part);
        }
    }

    /// <summary>Allows requests that get no answer, because the test cuts the network or kills the server.</summary>
    public void AllowLostConnections() => Allow(LostConnection);

    private void Add(string complaint)
    {
        lock (_lock)
        {
            _all.Add(complaint);
        }
    }
}
