using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>
/// Waits a moment for the effect of what was done, so that the next page shows it without script too: it comes some
/// milliseconds later, by events and functions.
/// </summary>
/// <param name="live">Tells when something has changed.</param>
/// <param name="reader">Looks whether the effect is there.</param>
internal sealed class WalkPatience(ConsoleLive live, WalkReader reader)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Does something and waits for its effect, or until something stands in its way, or for two seconds.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="effect">The step whose effect it has; null if it undoes one.</param>
    /// <param name="doAsync">Does it; answers an error, or null.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The error; null if there is none.</returns>
    public async Task<string?> DoAsync(
        string orderId, WalkStep? effect, Func<Task<string?>> doAsync, CancellationToken cancellationToken)
    {
        var listener = live.Attach(WalkTopics.All);
        try
        {
            var error = await doAsync();
            if (error is null && effect is { } step)
            {
                await AwaitAsync(listener, orderId, step, cancellationToken);
            }

            return error;
        }
        finally
        {
            live.Detach(listener);
        }
    }

    private async Task AwaitAsync(
        ConsoleListener listener, string orderId, WalkStep step, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(Patience);
        try
        {
            while (!await IsThereAsync(orderId, step, end.Token))
            {
                await listener.NextAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The page shows how far it is.
        }
    }

    private async Task<bool> IsThereAsync(string orderId, WalkStep step, CancellationToken cancellationToken)
    {
        var steps = WalkProgress.From(await reader.ReadAsync(orderId, cancellationToken)).Steps;
        return steps.First(progress => progress.Step == step).IsDone
            || steps.Any(progress => progress.Trouble is { MayPass: false } && progress.Step > WalkStep.Rule);
    }
}
