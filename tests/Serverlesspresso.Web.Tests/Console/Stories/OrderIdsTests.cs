using Serverlesspresso.Web.Console.Stories;

namespace Serverlesspresso.Web.Tests.Console.Stories;

public sealed class OrderIdsTests
{
    [Theory]
    [InlineData("""{"orderId":"2"}""", "2")]
    [InlineData("""{"detail":{"orderId":"2"}}""", "2")]
    [InlineData("""{"detail":{"orderId":7}}""", "7")]
    [InlineData("""{"detail":{"orderId":""}}""", null)]
    [InlineData("""{"detail":{"orderId":{"S":"2"}}}""", null)]
    [InlineData("""{"detail":"orderId"}""", null)]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    [InlineData(null, null)]
    public void FindIn_Json_FindsTheOrder(string? json, string? id) => Assert.Equal(id, OrderIds.FindIn(json));
}
