namespace Serverlesspresso.Engine.Buses;

/// <summary>
/// The latest deliveries, in memory: for people who look where an event went. What was delivered before the server started,
/// or so long ago that it is forgotten, is not here.
/// </summary>
public sealed class DeliveryJournal
{
    /// <summary>How many tries it remembers.</summary>
    public const int AttemptsMax = 20_000;

    private readonly Lock _gate = new();
    private readonly Queue<DeliveryAttempt> _all = new();
    private readonly Dictionary<string, List<DeliveryAttempt>> _byEvent = new(StringComparer.Ordinal);

    /// <summary>Lists what became of an event, in the order it happened; empty if nothing is remembered.</summary>
    /// <param name="eventId">The event's id.</param>
    public IReadOnlyList<DeliveryAttempt> ListOf(string eventId)
    {
        lock (_gate)
        {
            return _byEvent.TryGetValue(eventId, out var attempts) ? [.. attempts] : [];
        }
    }

    /// <summary>Remembers a try.</summary>
    /// <param name="attempt">The try. It is on disk.</param>
    internal void Add(DeliveryAttempt attempt)
    {
        lock (_gate)
        {
            _all.Enqueue(attempt);
            if (!_byEvent.TryGetValue(attempt.EventId, out var attempts))
            {
                attempts = [];
                _byEvent.Add(attempt.EventId, attempts);
            }

            attempts.Add(attempt);
            if (_all.Count > AttemptsMax)
            {
                Forget(_all.Dequeue());
            }
        }
    }

    private void Forget(DeliveryAttempt oldest)
    {
        var attempts = _byEvent[oldest.EventId];
        attempts.Remove(oldest);
        if (attempts.Count == 0)
        {
            _byEvent.Remove(oldest.EventId);
        }
    }
}
