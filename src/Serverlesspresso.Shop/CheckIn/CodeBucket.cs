using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>The code of a shop for one span of five minutes, and the drinks it still gives.</summary>
public sealed record CodeBucket
{
    /// <summary>How long a code is shown. The spans are aligned to the Unix epoch.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    /// <summary>How long a code is honoured after its span: a visitor may have scanned it in its last second.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>How many characters a code has.</summary>
    public const int CodeLength = 10;

    /// <summary>The shop.</summary>
    public required ShopId Shop { get; init; }

    /// <summary>The number of the span since the Unix epoch.</summary>
    public required long BucketId { get; init; }

    /// <summary>The code. It stands on displays only, and in no event or log.</summary>
    public required string Code { get; init; }

    /// <summary>How many drinks it still gives.</summary>
    public required long DrinksLeft { get; init; }

    /// <summary>
    /// How many drinks it has given beyond what it may give by now, since somebody has lowered that after they were spent.
    /// </summary>
    public long Overspent { get; init; }

    /// <summary>When the span begins.</summary>
    public DateTimeOffset Start => DateTimeOffset.UnixEpoch + (BucketId * Length);

    /// <summary>When the span ends, and the next one begins.</summary>
    public DateTimeOffset End => Start + Length;

    /// <summary>The key of the bucket's item.</summary>
    internal string Key => KeyOf(Shop, BucketId);

    /// <summary>The span that an instant is in.</summary>
    /// <param name="instant">The instant.</param>
    internal static long IdAt(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / Length.Ticks;

    /// <summary>The key of a bucket's item.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="bucketId">The span.</param>
    internal static string KeyOf(ShopId shop, long bucketId) => $"{shop.Value}-{bucketId}";

    /// <summary>The bucket with more or fewer drinks to give: what is spent stays spent.</summary>
    /// <param name="drinks">How many more; negative for fewer.</param>
    internal CodeBucket Add(long drinks) => WithBalance(DrinksLeft - Overspent + drinks);

    /// <summary>Reads a bucket, or null if the item is none, as an operator may have written it.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="bucketId">The span.</param>
    /// <param name="item">The item, or null.</param>
    internal static CodeBucket? Find(ShopId shop, long bucketId, Item? item) =>
        item?.FindText("last_code") is { Length: > 0 } code && item.FindNumber("availableTokens") is { } balance
            ? new CodeBucket { Shop = shop, BucketId = bucketId, Code = code, DrinksLeft = 0 }.WithBalance(balance)
            : null;

    /// <summary>Writes the bucket's item, in the shape of the original.</summary>
    internal Item Write()
    {
        var detail = BucketDetail.Of(this);
        return ItemValues.Of(
            ("PK", ItemValues.Text(detail.Pk)),
            ("last_id", ItemValues.Number(detail.LastId)),
            ("last_code", ItemValues.Text(Code)),
            ("start_ts", ItemValues.Number(detail.StartTs)),
            ("start_full", ItemValues.Text(detail.StartFull)),
            ("end_ts", ItemValues.Number(detail.EndTs)),
            ("end_full", ItemValues.Text(detail.EndFull)),
            ("availableTokens", ItemValues.Number(DrinksLeft - Overspent)),
            ("eventId", ItemValues.Text(detail.EventId)));
    }

    private CodeBucket WithBalance(long balance) =>
        this with { DrinksLeft = Math.Max(balance, 0), Overspent = Math.Max(-balance, 0) };
}
