using System.Text;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Remembers the tokens of transactions, so that a repeated one does nothing.</summary>
/// <remarks>
/// The tokens are kept as items of a table whose name no user's table can have. Every eighth token, by chance, sweeps
/// those whose time is over: if all did, they would stand in each other's way.
/// Source: Amazon DynamoDB API Reference, TransactWriteItems, ClientRequestToken.
/// </remarks>
internal sealed class TransactionTokens(TimeProvider timeProvider)
{
    private const string TableName = ":transaction-tokens";
    private const string IndexName = ":by-time";
    private const int SweepSize = 64;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly KeyBytes AllTokens = new("tokens"u8.ToArray());

    /// <summary>Whether the transaction was made already.</summary>
    /// <exception cref="IdempotentParameterMismatchException">The token belongs to another transaction.</exception>
    public async ValueTask<bool> WasMadeAsync(IStoreReader reader, TransactWriteItemsRequest request)
    {
        if (request.ClientRequestToken is not { } token
            || await ItemReads.FindAsync(reader, KeyOf(token)) is not { } known
            || MadeAt(known) <= timeProvider.GetUtcNow() - Lifetime)
        {
            return false;
        }

        return ((BinaryValue)known.Attributes["digest"]).Bytes.Span.SequenceEqual(request.Digest.Span)
            ? true
            : throw new IdempotentParameterMismatchException();
    }

    /// <summary>Remembers the token of a transaction that is made in this turn.</summary>
    public async ValueTask RememberAsync(ITurnTransaction transaction, TransactWriteItemsRequest request)
    {
        if (request.ClientRequestToken is not { } token)
        {
            return;
        }

        var now = timeProvider.GetUtcNow();
        var expired = await ItemReads.FindAsync(transaction, KeyOf(token));
        transaction.PutItem(new ItemChange
        {
            Key = KeyOf(token),
            Item = ToItem(request.Digest, now).ToUtf8(),
            EntriesBefore = expired is null ? [] : [EntryAt(MadeAt(expired))],
            EntriesAfter = [EntryAt(now)],
        });
        if (token[^1] % 8 == 0)
        {
            await SweepAsync(transaction, now - Lifetime);
        }
    }

    private static ItemKey KeyOf(string token) =>
        new(TableName, new KeyBytes(Encoding.UTF8.GetBytes(token)), default);

    private static async ValueTask SweepAsync(ITurnTransaction transaction, DateTimeOffset until)
    {
        var rows = await transaction.QueryItemsAsync(new ItemQuery
        {
            TableName = TableName,
            IndexName = IndexName,
            PartitionKey = AllTokens,
            SortKeyTo = EntryAt(until).SortKey,
            Limit = SweepSize,
        });
        foreach (var row in rows)
        {
            if (await ItemReads.FindAsync(transaction, row.Key) is { } token && MadeAt(token) <= until)
            {
                transaction.PutItem(new ItemChange
                {
                    Key = row.Key,
                    Item = null,
                    EntriesBefore = [EntryAt(MadeAt(token))],
                });
            }
        }
    }

    private static Item ToItem(ReadOnlyMemory<byte> digest, DateTimeOffset at) => new(
    [
        KeyValuePair.Create("digest", (AttributeValue)new BinaryValue(digest)),
        KeyValuePair.Create("at", (AttributeValue)new NumberValue(ItemNumber.FromInt64(at.ToUnixTimeMilliseconds()))),
    ]);

    private static DateTimeOffset MadeAt(Item token) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(
        ((NumberValue)token.Attributes["at"]).Number.ToString(), System.Globalization.CultureInfo.InvariantCulture));

    private static IndexEntry EntryAt(DateTimeOffset at) => new(
        IndexName,
        AllTokens,
        new KeyBytes(KeyEncoding.Encode(new NumberValue(ItemNumber.FromInt64(at.ToUnixTimeMilliseconds())))));
}
