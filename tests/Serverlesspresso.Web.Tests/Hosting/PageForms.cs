using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Serverlesspresso.Web.Tests.Hosting;

/// <summary>Shows pages and sends their forms, as a browser without script does.</summary>
internal static class PageForms
{
    /// <summary>Shows a page.</summary>
    public static async Task<IHtmlDocument> ReadAsync(this HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await ParseAsync(response);
    }

    /// <summary>Sends the form that a page has for an address, and shows where it leads.</summary>
    public static async Task<(string Address, IHtmlDocument Page)> SendAsync(
        this HttpClient client, IHtmlDocument page, string action, params (string Name, string Value)[] fields)
    {
        var form = page.Forms.FirstOrDefault(form => form.GetAttribute("action") == action);
        Assert.NotNull(form);
        var sent = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(input => !input.IsDisabled && (input.Type is not ("radio" or "checkbox") || input.IsChecked))
            .ToDictionary(input => input.Name!, input => input.Value); // The selector asks for a name.
        foreach (var area in form.QuerySelectorAll("textarea[name]").OfType<IHtmlTextAreaElement>())
        {
            sent[area.Name!] = area.Value;
        }

        foreach (var choice in form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>())
        {
            sent[choice.Name!] = choice.Value ?? string.Empty;
        }

        foreach (var (name, value) in fields)
        {
            sent[name] = value;
        }

        using var content = new FormUrlEncodedContent(sent);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = content };
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.RequestMessage!.RequestUri!.PathAndQuery, await ParseAsync(response)); // It was sent somewhere.
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) => new HtmlParser().ParseDocument(
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
