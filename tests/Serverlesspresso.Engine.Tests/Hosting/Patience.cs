namespace Serverlesspresso.Engine.Tests.Hosting;

/// <summary>Waits for what other threads do, and fails in words if they do not.</summary>
internal static class Patience
{
    private static readonly TimeSpan End = TimeSpan.FromSeconds(30);

    /// <summary>Ends once something is so.</summary>
    /// <param name="isSo">Whether it is.</param>
    /// <param name="what">What is awaited, for the failure.</param>
    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    /// <summary>Ends once something is so.</summary>
    /// <param name="isSo">Whether it is.</param>
    /// <param name="what">What is awaited, for the failure.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var patience = new CancellationTokenSource(End);
        while (!await isSo())
        {
            Assert.False(patience.IsCancellationRequested, $"In vain awaited: {what}.");
            await Task.Yield();
        }
    }
}
