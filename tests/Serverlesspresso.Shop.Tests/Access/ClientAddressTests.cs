using System.Net;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Shop.Tests.Access;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::9", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::9", "2001:db8:1:3::/64")]
    public void Of_Address_IsOneForWhoeverOwnsItsNetwork(string remote, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);

        Assert.Equal(expected, ClientAddress.Of(context));
    }

    [Fact]
    public void Of_NoAddress_IsEmpty() => Assert.Equal(string.Empty, ClientAddress.Of(new DefaultHttpContext()));
}
