using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Work;

/// <summary>Work that was given up: looked through, done again or dropped by an operator.</summary>
/// <param name="store">Reads it.</param>
/// <param name="turns">Changes it.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class DeadLetters(IStore store, TurnRunner turns, TimeProvider timeProvider)
{
    // A letter holds up to 256 KB: so many are read, and done again in one turn.
    internal const int PageSize = 20;

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
    public async Task<bool> RedriveAsync(long sequence, CancellationToken cancellationToken) =>
        await RedriveAsync([sequence], cancellationToken) > 0;

    /// <summary>Makes all dead letters work again that are there now.</summary>
    /// <param name="cancellationToken">Stops it between two pages of them.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> RedriveAllAsync(CancellationToken cancellationToken)
    {
        // Letters that come meanwhile are left: what fails again at once would be redriven for ever.
        var last = await store.ReadAsync(reader => reader.FindLastDeadLetterAsync(), cancellationToken);
        var count = 0;
        var after = 0L;
        while (after < last)
        {
            var page = await ListAsync(after, PageSize, cancellationToken);
            if (page.Count == 0)
            {
                break;
            }

            var sequences = page.Select(letter => letter.Sequence).Where(sequence => sequence <= last).ToList();
            count += await RedriveAsync(sequences, cancellationToken);
            after = page[^1].Sequence;
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

    private Task<int> RedriveAsync(IReadOnlyList<long> sequences, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var count = 0;
            foreach (var sequence in sequences)
            {
                if (await transaction.GetDeadLetterAsync(sequence) is { } letter)
                {
                    transaction.DeleteDeadLetter(sequence);
                    transaction.AddWork(new NewWork(
                        letter.Kind, WorkShards.Of(letter.Key), timeProvider.GetUtcNow(), letter.Key, letter.Payload));
                    count++;
                }
            }

            return count;
        },
        cancellationToken);
}
