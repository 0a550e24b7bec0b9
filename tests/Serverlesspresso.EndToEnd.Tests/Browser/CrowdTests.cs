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

    private const string NumbersOnTheWall = ".wall-number";

    private const string NumbersAtTheBar = ".bar-number";

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

        await RememberAsync(wall, NumbersOnTheWall);
        await RememberAsync(barista, NumbersAtTheBar);

        await crowd.ServeAsync(CrowdCount);

        await AssertFollowedAsync(wall);
        await AssertFollowedAsync(barista);
        await AssertServedAsync(crowd);
        await AssertCurrentAsync(wall, barista);
    }

    [GeneratedRegex("^[1-9][0-9][0-9]$")]
    private static partial Regex LateNumber();

    /// <summary>Has a page remember each number it shows: most are gone again before a test could look.</summary>
    private static async Task RememberAsync(BrowserSession session, string numbers) => await session.Page.EvaluateAsync(
        """
        numbers => {
            window.numbersSeen = new Set();
            const remember = () => document.querySelectorAll(numbers).forEach(one => window.numbersSeen.add(one.textContent));
            new MutationObserver(remember).observe(document, { subtree: true, childList: true, characterData: true });
        }
        """,
        numbers);

    /// <summary>The page has shown late numbers of the crowd, while there was one.</summary>
    private static async Task AssertFollowedAsync(BrowserSession session)
    {
        var seen = await session.Page.EvaluateAsync<string[]>("() => [...window.numbersSeen]");
        Assert.Contains(seen, number => LateNumber().IsMatch(number));
    }

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
