using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Work;

/// <summary>Work that was given up: looked through, done again or dropped by an operator.</summary>
/// <param name="store">Reads it.</param>
/// <param name="turns">Changes it.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class DeadLetters(IStore store, TurnRunner turns, TimeProvider timeProvider)
{
    private const int ScanMax = 1_000;

    /// <summary>Lists dead letters in the order they came.</summary>
    /// <param name="afterSequence">After which one; 0 for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<DeadLetterRow>> ListAsync(
        long afterSequence, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => reader.ListDeadLettersAsync(afterSequence, limit), cancellationToken);

    /// <summary>Reads a dead letter, or null if it was done again or dropped.</summary>
    /// <param name="sequence">Its place in the order they came.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<DeadLetterRow?> FindAsync(long sequence, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => reader.GetDeadLetterAsync(sequence), cancellationToken);

    /// <summary>Makes a dead letter work again, due at once. It is tried again as if it were new, unless it is too old by then.</summary>
    /// <param name="sequence">Its place in the order they came.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <returns>Whether it was there.</returns>
    public Task<bool> RedriveAsync(long sequence, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            if (await transaction.GetDeadLetterAsync(sequence) is not { } letter)
            {
                return false;
            }

            transaction.DeleteDeadLetter(sequence);
            transaction.AddWork(new NewWork(
                letter.Kind, WorkShards.Of(letter.Key), timeProvider.GetUtcNow(), letter.Key, letter.Payload));
            return true;
        },
        cancellationToken);

    /// <summary>Makes all dead letters work again that are there now.</summary>
    /// <param name="cancellationToken">Stops it between two of them.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> RedriveAllAsync(CancellationToken cancellationToken)
    {
        // Letters that come meanwhile are left: what fails again at once would be redriven for ever.
        var sequences = new List<long>();
        for (var page = await ListAsync(0, ScanMax, cancellationToken); page.Count > 0;)
        {
            sequences.AddRange(page.Select(letter => letter.Sequence));
            page = await ListAsync(page[^1].Sequence, ScanMax, cancellationToken);
        }

        var count = 0;
        foreach (var sequence in sequences)
        {
            count += await RedriveAsync(sequence, cancellationToken) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Drops a dead letter: what it was about never happens.</summary>
    /// <param name="sequence">Its place in the order they came.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <returns>Whether it was there.</returns>
    public Task<bool> DropAsync(long sequence, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            if (await transaction.GetDeadLetterAsync(sequence) is null)
            {
                return false;
            }

            transaction.DeleteDeadLetter(sequence);
            return true;
        },
        cancellationToken);
}
