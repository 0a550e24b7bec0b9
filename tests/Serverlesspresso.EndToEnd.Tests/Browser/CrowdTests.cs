using System.Globalization;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed partial class CrowdTests(BrowserProcess browser) : IAsyncLifetime
{
    private const int VisitorCount = 1000;

    /// <summary>All but the last, who comes when the others have left: a code gives a thousand drinks at most.</summary>
    private const int CrowdCount = VisitorCount - 1;

    private const int Capacity = 60;

    /// <summary>How long a thousand orders may take on a machine that does much else.</summary>
    private const float CrowdMillisecondsMax = 600_000;

    // All visitors come from one address, and as fast as they can.
    private readonly StaffedBar _bar = new(browser, "--Serverlesspresso:Access:RedeemsPerAddress", "1000000");

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Crowd_OfAThousandVisitors_GetsADrinkEachWhilePagesStayLive()
    {
        await _bar.ChangeAsync(new { capacity = Capacity, drinksPerCode = VisitorCount });
        var wall = await _bar.SeatDeviceAsync("Screen", Screen.Desktop);
        var barista = await _bar.SeatBaristaAsync("Ada");
        using var crowd = new Crowd(_bar);

        var served = crowd.ServeAsync(CrowdCount);
        var seen = Task.WhenAll(
            Expect(wall.Page.Locator(".wall-list-preparing .wall-number").First)
                .ToHaveTextAsync(LateNumber(), new() { Timeout = CrowdMillisecondsMax }),
            Expect(barista.Page.Locator("#queue .bar-number").First)
                .ToHaveTextAsync(LateNumber(), new() { Timeout = CrowdMillisecondsMax }));
        // A crowd that fails is told at once.
        await await Task.WhenAny(served, seen);
        await Task.WhenAll(served, seen);

        await AssertServedAsync(crowd);
        await AssertCurrentAsync(wall, barista);
    }

    [GeneratedRegex("^[1-9][0-9][0-9]$")]
    private static partial Regex LateNumber();

    /// <summary>Every order has a number of its own, no place was given twice, and the statistics say the same.</summary>
    private async Task AssertServedAsync(Crowd crowd)
    {
        var orders = await _bar.ListOrdersAsync();
        var numbers = orders.Select(order => int.Parse((string)order["number"]!, CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, CrowdCount), numbers.Order());
        Assert.All(orders, order => Assert.Equal("collected", (string?)order["phase"], ignoreCase: true));
        Assert.InRange(crowd.OpenMax, 1, Capacity);

        var statistics = await _bar.Api.SendAsync(HttpMethod.Get, "/api/shops/default/statistics");
        Assert.Equal(CrowdCount, (int?)statistics["orders"]?["made"]);
        Assert.Equal(
            crowd.RefusedCount,
            (int?)statistics["refusals"]?.AsArray().Single(refusal => (string?)refusal?["reason"] == "capacity")?["count"]);
    }

    /// <summary>The last visitor comes: the pages follow as if nothing had been.</summary>
    private async Task AssertCurrentAsync(BrowserSession wall, BrowserSession barista)
    {
        await Expect(barista.Page.Locator("article")).ToHaveCountAsync(0);
        await _bar.OrderAsync("Kim", "Latte", "Oat milk");

        await Expect(barista.Page.Locator("#queue .bar-number")).ToHaveTextAsync($"{VisitorCount}");
        await Expect(wall.Page.Locator(".wall-list-preparing .wall-number")).ToHaveTextAsync($"{VisitorCount}");
        await Expect(wall.Page.Locator("#offline")).ToBeHiddenAsync();
        await Expect(barista.Page.Locator("#offline")).ToBeHiddenAsync();
    }
}
