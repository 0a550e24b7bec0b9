using Serverlesspresso.Engine.HttpTasks;

namespace Serverlesspresso.Engine.Tests.HttpTasks;

public sealed class HttpTaskOptionsTests
{
    [Theory]
    [InlineData("https://api.example.org", "https://api.example.org/orders", true)]
    [InlineData("https://api.example.org", "https://API.example.org:443/", true)]
    [InlineData("https://api.example.org", "http://api.example.org/", false)]
    [InlineData("https://api.example.org", "https://api.example.org:8443/", false)]
    [InlineData("https://api.example.org", "https://api.example.org.evil.org/", false)]
    [InlineData("https://api.example.org", "https://user@api.example.org/", false)]
    [InlineData("https://api.example.org/v1", "https://api.example.org/v1", true)]
    [InlineData("https://api.example.org/v1", "https://api.example.org/v1/cups", true)]
    [InlineData("https://api.example.org/v1", "https://api.example.org/v10", false)]
    [InlineData("https://api.example.org/v1", "https://api.example.org/v1/%2E%2E/admin", false)]
    [InlineData("https://api.example.org/v1", "https://api.example.org/v1/..%5cadmin", false)]
    public void Allows_Address_OnlyBelowAnAllowedOne(string allowed, string address, bool isAllowed)
    {
        var endpoints = new AllowedEndpoints(new HttpTaskOptions { AllowedEndpoints = { allowed } });

        Assert.Equal(isAllowed, endpoints.Allows(new Uri(address)));
    }

    [Fact]
    public void Allows_NothingListed_Nothing()
    {
        Assert.False(new AllowedEndpoints(new HttpTaskOptions()).Allows(new Uri("https://api.example.org/")));
    }

    [Theory]
    [InlineData("api.example.org")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@api.example.org/")]
    [InlineData("https://api.example.org/?all")]
    public void Validate_NoAddressToAllow_SaysSo(string endpoint)
    {
        var result = new HttpTaskOptionsValidator().Validate(name: null, new HttpTaskOptions { AllowedEndpoints = { endpoint } });

        Assert.StartsWith(
            $"Serverlesspresso:HttpTasks:AllowedEndpoints has '{endpoint}'. It must be a web address",
            Assert.Single(result.Failures!),
            StringComparison.Ordinal);
    }
}
