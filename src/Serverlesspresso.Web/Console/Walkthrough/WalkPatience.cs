using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>
/// Does what a step does and waits a moment for its effect, so that the next page shows it without script too: it comes some
/// milliseconds later, by events and functions.
/// </summary>
/// <param name="live">Tells when something has changed.</param>
/// <param name="reader">Looks whether the effect is there.</param>
/// <param name="acts">Does it.</param>
internal sealed class WalkPatience(ConsoleLive live, WalkReader reader, WalkActs acts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Does it and waits for its effect, or until something stands in its way, or for five seconds.</summary>
    /// <param name="act">What.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="key">The key of the form.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The name of what went wrong; null if nothing has.</returns>
    public async Task<string?> DoAsync(WalkAct act, string orderId, string? key, CancellationToken cancellationToken)
    {
        var listener = live.Attach(WalkTopics.All);
        try
        {
            var before = await reader.ReadAsync(orderId, cancellationToken);
            var error = await acts.DoAsync(act, before, key, cancellationToken);
            return error ?? await AwaitAsync(act, listener, before, cancellationToken);
        }
        finally
        {
            live.Detach(listener);
        }
    }

    private async Task<string?> AwaitAsync(
        WalkAct act, ConsoleListener listener, WalkFacts before, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(Patience);
        try
        {
            while (true)
            {
                var after = await reader.ReadAsync(before.OrderId, end.Token);
                if (WalkEffects.IsRefused(act, before, after))
                {
                    return WalkEffects.Refused;
                }

                if (WalkEffects.IsThere(act, before, after))
                {
                    return null;
                }

                await listener.NextAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The page shows how far it is.
            return null;
        }
    }
}
