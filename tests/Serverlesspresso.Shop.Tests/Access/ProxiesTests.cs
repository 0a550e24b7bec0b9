using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Shop.Tests.Access;

public sealed class ProxiesTests
{
    [Theory]
    [InlineData(null, "http 127.0.0.1")]
    [InlineData("10.0.0.1", "http 127.0.0.1")]
    [InlineData("127.0.0.1", "https 203.0.113.7")]
    [InlineData("127.0.0.0/8", "https 203.0.113.7")]
    public async Task Request_ComesThroughAProxy_IsBelievedIfItIsNamed(string? proxy, string expected)
    {
        await using var host = await AccessHost.StartAsync(
            app => app.MapGet("/from", Describe).AllowAnonymous(),
            services => services.Configure<AccessOptions>(options =>
            {
                if (proxy is not null)
                {
                    options.Proxies.Add(proxy);
                }
            }));
        using var client = host.CreateClient();

        using var response = await client.GetAsync(
            "/from", ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"));

        Assert.Equal(expected, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Start_ProxyIsNoAddress_SaysWhichAndWhatWouldBe()
    {
        var exception = await Assert.ThrowsAsync<FormatException>(() => AccessHost.StartAsync(
            _ => { },
            services => services.Configure<AccessOptions>(options => options.Proxies.Add("nginx"))));

        Assert.Contains("'nginx'", exception.Message, StringComparison.Ordinal);
    }

    private static string Describe(HttpContext context) =>
        $"{context.Request.Scheme} {context.Connection.RemoteIpAddress?.MapToIPv4()}";
}
