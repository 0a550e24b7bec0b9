using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Tests.Orders;

public sealed class IdempotencyKeysTests
{
    [Fact]
    public void OrderIdOf_SameRequest_IsTheSame()
    {
        var id = IdempotencyKeys.OrderIdOf("kiosk", "key");

        Assert.Equal(id, IdempotencyKeys.OrderIdOf("kiosk", "key"));
        Assert.Matches("^[A-Za-z0-9_-]{21}$", id);
    }

    [Theory]
    [InlineData("kiosk", "key2")]
    [InlineData("kiosk2", "key")]
    [InlineData("", "kiosk:key")]
    public void OrderIdOf_AnotherRequest_IsAnother(string actorId, string key) => Assert.NotEqual(
        IdempotencyKeys.OrderIdOf("kiosk", "key"), IdempotencyKeys.OrderIdOf(actorId, key));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Names_WithoutAKey_AreNone(string? key)
    {
        Assert.Null(IdempotencyKeys.OrderIdOf("kiosk", key));
        Assert.Null(IdempotencyKeys.ExecutionNameOf("kiosk", key));
    }
}
