using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Shop.Tests.Access;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/office/shops/lobby?tab=menu")]
    public void Read_LeadsToOurPages_IsTaken(string address) =>
        Assert.Equal(address, LocalAddress.Read(address, "/home"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("office")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("\\/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public void Read_LeadsElsewhere_IsReplaced(string? address) =>
        Assert.Equal("/home", LocalAddress.Read(address, "/home"));
}
