using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.CheckIn;

public sealed class ShopCodeTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private CoffeeBar _bar = null!; // Opened before each test.

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task GetCurrentCode_AskedAtOnce_IsOneCodeOfTenCharacters()
    {
        var buckets = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _bar.CodeAsync()));

        var bucket = Assert.Single(buckets.Distinct());
        Assert.Matches("^[A-Za-z0-9_-]{10}$", bucket.Code);
        Assert.Equal(10, bucket.DrinksLeft);
        Assert.Equal(
            (_bar.Engine.Clock.GetUtcNow(), _bar.Engine.Clock.GetUtcNow().AddMinutes(5)), (bucket.Start, bucket.End));
    }

    [Fact]
    public async Task GetCurrentCode_SpanIsOver_IsAnotherCode()
    {
        var first = await _bar.CodeAsync();

        await _bar.Engine.AdvanceAsync(TimeSpan.FromMinutes(5));
        var second = await _bar.CodeAsync();

        Assert.NotEqual(first.Code, second.Code);
        Assert.Equal(first.BucketId + 1, second.BucketId);
    }

    [Fact]
    public async Task GetCurrentCode_AfterARestart_IsTheSame()
    {
        var before = await _bar.CodeAsync();

        await _bar.Engine.RestartAsync();

        Assert.Equal(before, await _bar.CodeAsync());
    }

    [Fact]
    public async Task GetCurrentCode_UnknownShop_IsRefused() => Assert.Equal(
        "shop-not-found",
        (await Assert.ThrowsAsync<CoffeeBarRefusedException>(
            () => _bar.Engine.Get<CheckInDesk>().GetCurrentCodeAsync(new ShopId("ABC"), Never))).Reason);

    [Fact]
    public async Task Bucket_AnHourAfterItsEnd_IsDeleted()
    {
        var bucket = await _bar.CodeAsync();

        await _bar.Engine.AdvanceAsync(TimeSpan.FromMinutes(64));
        var before = await _bar.FindBucketAsync(bucket.BucketId);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.NotNull(before);
        Assert.Null(await _bar.FindBucketAsync(bucket.BucketId));
    }

    [Theory]
    [InlineData(15, 14)]
    [InlineData(3, 2)]
    [InlineData(1, 0)]
    public async Task DrinksPerCode_Changed_HoldForTheCodeThatIsShown(int drinks, int left)
    {
        var code = (await _bar.CodeAsync()).Code;
        await _bar.RedeemAsync("ada");

        await ChangeDrinksAsync(drinks);

        var now = await _bar.CodeAsync();
        Assert.Equal((code, left), (now.Code, now.DrinksLeft));
    }

    [Fact]
    public async Task DrinksPerCode_LoweredBelowWhatIsSpentAndRaisedAgain_KeepsWhatIsSpent()
    {
        await _bar.CodeAsync();
        for (var visitor = 0; visitor < 8; visitor++)
        {
            await _bar.RedeemAsync($"visitor-{visitor}");
        }

        await ChangeDrinksAsync(5);
        var lowered = (await _bar.CodeAsync()).DrinksLeft;
        await ChangeDrinksAsync(10);

        Assert.Equal((0, 2), (lowered, (await _bar.CodeAsync()).DrinksLeft));
    }

    private Task<CoffeeShop> ChangeDrinksAsync(int drinks) => _bar.Engine.Get<ShopDirectory>().UpdateAsync(
        ShopId.Default, settings => settings with { DrinksPerCode = drinks }, Never);
}
