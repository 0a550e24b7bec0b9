using System.Text.Json;
using Serverlesspresso.Shop.Api.Original;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.CheckIn;

public sealed class BucketDetailTests
{
    private static readonly CodeBucket Bucket = new()
    {
        Shop = ShopId.Default,
        BucketId = 6_311_520,
        Code = "SECRETCODE",
        DrinksLeft = 7,
    };

    [Fact]
    public void Event_EvenOfABucketThatKnowsItsCode_NeverTellsIt()
    {
        var detail = new NewOrderDetail
        {
            Message = "A new order",
            OrderId = "1",
            UserId = "2",
            EventId = "default",
            Robot = false,
            Bucket = OriginalBucket.Of(Bucket),
        };

        var json = JsonSerializer.Serialize(detail, CheckInJson.Default.NewOrderDetail);

        Assert.DoesNotContain(Bucket.Code, json, StringComparison.Ordinal);
        Assert.DoesNotContain("code", json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Display_Bucket_HasWhatTheEventHasAndTheCode()
    {
        var shown = JsonSerializer.SerializeToElement(OriginalBucket.Of(Bucket), OriginalJson.Plain.OriginalBucket);
        var told = JsonSerializer.SerializeToElement(BucketDetail.Of(Bucket), CheckInJson.Default.BucketDetail);

        Assert.Equal(Bucket.Code, shown.GetProperty("last_code").GetString());
        Assert.Equal(
            told.EnumerateObject().Select(member => (member.Name, member.Value.ToString())).Order(),
            shown.EnumerateObject()
                .Where(member => member.Name != "last_code")
                .Select(member => (member.Name, member.Value.ToString()))
                .Order());
    }
}
