using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>The codes of the shops, within a turn.</summary>
/// <param name="tables">The tables.</param>
/// <param name="texts">Makes codes.</param>
internal sealed class CodeBuckets(ItemTables tables, RandomTexts texts)
{
    private static readonly TimeSpan KeptAfterItsEnd = TimeSpan.FromHours(1);

    private readonly ShopTables _tables = new(tables);

    /// <summary>Finds the bucket of a span, or null.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="bucketId">The span.</param>
    public async ValueTask<CodeBucket?> FindAsync(IStoreReader reader, ShopId shop, long bucketId)
    {
        var key = CodeBucket.KeyOf(shop, bucketId);
        return CodeBucket.Find(shop, bucketId, await _tables.FindAsync(reader, ShopTables.ValidatorTable, key));
    }

    /// <summary>Finds the bucket whose code is honoured at an instant.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="code">The code.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Null if the code is not, or no longer, honoured.</returns>
    public async ValueTask<CodeBucket?> FindHonouredAsync(
        IStoreReader reader, ShopId shop, string code, DateTimeOffset now)
    {
        var current = CodeBucket.IdAt(now);
        if (await FindAsync(reader, shop, current) is { } bucket && bucket.Code == code)
        {
            return bucket;
        }

        var previous = await FindAsync(reader, shop, current - 1);
        return previous is not null && previous.Code == code && now < previous.End + CodeBucket.Grace
            ? previous
            : null;
    }

    /// <summary>Makes the bucket of a span unless there is one. It is deleted an hour after its end.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="bucketId">The span.</param>
    /// <param name="drinks">How many drinks a new code gives.</param>
    public async ValueTask<CodeBucket> GetOrMakeAsync(
        ITurnTransaction transaction, ShopId shop, long bucketId, int drinks)
    {
        if (await FindAsync(transaction, shop, bucketId) is { } found)
        {
            return found;
        }

        var made = new CodeBucket
        {
            Shop = shop,
            BucketId = bucketId,
            Code = texts.Next(CodeBucket.CodeLength),
            DrinksLeft = drinks,
        };
        await PutAsync(transaction, made);
        var expired = new ScheduledCall(
            "BucketExpired", JsonSerializer.SerializeToElement(new BucketRequest(made.Key), CheckInJson.Default.BucketRequest));
        expired.ScheduleInTurn(transaction, made.Key, made.End + KeptAfterItsEnd);
        return made;
    }

    /// <summary>Lets the code of an instant, if there is one, give more or fewer drinks: what is spent stays spent.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="drinks">How many more; negative for fewer.</param>
    /// <param name="now">The instant.</param>
    public async ValueTask AddDrinksAsync(ITurnTransaction transaction, ShopId shop, int drinks, DateTimeOffset now)
    {
        if (drinks != 0 && await FindAsync(transaction, shop, CodeBucket.IdAt(now)) is { } bucket)
        {
            await PutAsync(transaction, bucket.Add(drinks));
        }
    }

    /// <summary>Writes a bucket.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="bucket">The bucket.</param>
    public ValueTask PutAsync(ITurnTransaction transaction, CodeBucket bucket) =>
        _tables.PutAsync(transaction, ShopTables.ValidatorTable, bucket.Write());
}
