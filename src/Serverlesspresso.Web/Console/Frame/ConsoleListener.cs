using System.Threading.Channels;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>
/// One page that wants to know when something has changed. What happens while it is busy is one message in the end, so a
/// slow page costs nothing.
/// </summary>
/// <param name="topics">What it wants to know of.</param>
internal sealed class ConsoleListener(IEnumerable<string> topics)
{
    private readonly HashSet<string> _topics = new(topics, StringComparer.Ordinal);
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Waits until something has changed since the last time.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public ValueTask<bool> NextAsync(CancellationToken cancellationToken) => _signal.Reader.ReadAsync(cancellationToken);

    /// <summary>Tells it what has changed. Never waits.</summary>
    /// <param name="changed">The topics.</param>
    public void Tell(IReadOnlySet<string> changed)
    {
        if (_topics.Overlaps(changed))
        {
            _signal.Writer.TryWrite(true);
        }
    }
}
