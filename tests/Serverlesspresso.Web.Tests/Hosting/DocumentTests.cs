using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Web.Tests.Hosting;

public sealed partial class DocumentTests() : PageJourney(Roles.Operator)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/console")]
    public async Task Page_LoadsNothingButItsOwnFiles(string address)
    {
        var page = await ShowAsync(address);

        Assert.Empty(page.QuerySelectorAll("script:not([src]), style, [style], [onclick]"));
        foreach (var file in page.QuerySelectorAll("[src], link[href]")
            .Select(element => element.GetAttribute("src") ?? element.GetAttribute("href") ?? ""))
        {
            using var response = await Client.GetAsync(
                new Uri(file, UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/console")]
    public async Task Page_EveryClassOfIt_IsInTheStyles(string address)
    {
        await Server.ArriveAsync("2");
        var page = await ShowAsync(address);
        var styles = await Server.ShowAsync(page.QuerySelector("link[rel=stylesheet]")?.GetAttribute("href") ?? "");

        var styled = ClassSelector().Matches(styles).Select(match => match.Groups["name"].Value).ToHashSet();
        Assert.Empty(page.All.SelectMany(element => element.ClassList).Distinct().Except(styled));
    }

    [Fact]
    public async Task Page_CarriesAFormToken_IsNotKept()
    {
        using var response = await Client.GetAsync(
            new Uri("/", UriKind.Relative), Cancellation);

        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task File_OfAnotherVersion_IsNotKept()
    {
        using var response = await Client.GetAsync(
            new Uri("/files/older/coffee-bar.css", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task File_BrowserTakesGzip_IsPacked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/files/older/coffee-bar.css");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");

        using var response = await Client.SendAsync(request, Cancellation);

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("coffee-bar.less")]
    [InlineData("../appsettings.json")]
    public async Task File_ThatIsNotOurs_IsNotFound(string name)
    {
        using var response = await Client.GetAsync(
            new Uri($"/files/older/{Uri.EscapeDataString(name)}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("de-AT,de;q=0.9,en;q=0.5", "de")]
    [InlineData("fr, en;q=0.1", "en")]
    [InlineData("", "en")]
    public async Task Language_BrowserAsksForOne_IsTheFirstThatWeSpeak(string asked, string spoken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Language", asked);

        using var response = await Client.SendAsync(request, Cancellation);

        var page = new HtmlParser().ParseDocument(
            await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(spoken, page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/console?paused", "/console?paused")]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task Language_Chosen_StaysAndLeadsBack(string back, string expected)
    {
        var start = await ShowAsync("/");
        var token = start.QuerySelector(".languages [name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["language"] = "de",
            ["back"] = back,
        });

        using var response = await Client.PostAsync(
            new Uri("/language", UriKind.Relative), form, Cancellation);

        Assert.Equal(expected, response.RequestMessage?.RequestUri?.PathAndQuery);
        var page = await ShowAsync("/");
        Assert.Equal("de", page.DocumentElement.GetAttribute("lang"));
    }

    [GeneratedRegex(@"\.(?<name>[a-z][a-z0-9-]*)")]
    private static partial Regex ClassSelector();

    private async Task<IHtmlDocument> ShowAsync(string address) =>
        new HtmlParser().ParseDocument(await Server.ShowAsync(address));
}
