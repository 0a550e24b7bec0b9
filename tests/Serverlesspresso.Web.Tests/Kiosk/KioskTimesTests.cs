using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Kiosk;
using Serverlesspresso.Web.Tests.Bar;

namespace Serverlesspresso.Web.Tests.Kiosk;

public sealed class KioskTimesTests
{
    [Fact]
    public void EndOf_Order_IsTwentySecondsAfterItsNumber() => Assert.Equal(
        SomeBar.Now.AddSeconds(20),
        KioskTimes.EndOf(SomeBar.Order("1", OrderPhase.Queued) with { NumberedAt = SomeBar.Now }));

    [Fact]
    public void FindEnd_Address_CannotSayMoreThanTheTimeThatThereIs()
    {
        Assert.Equal(SomeBar.Now, FindEnd(SomeBar.Now));
        Assert.Equal(SomeBar.Now + KioskTimes.Choosing, FindEnd(SomeBar.Now + KioskTimes.Choosing));
        Assert.Null(FindEnd(SomeBar.Now + KioskTimes.Choosing + TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("soon")]
    public void FindEnd_NoInstant_IsNone(string? text) => Assert.Null(KioskTimes.FindEnd(text, SomeBar.Now));

    private static DateTimeOffset? FindEnd(DateTimeOffset end) =>
        KioskTimes.FindEnd($"{end.ToUnixTimeMilliseconds()}", SomeBar.Now);
}
