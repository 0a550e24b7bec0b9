using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Console.Tables;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Tables;

public sealed class TablesJourneyTests() : PageJourney("operator")
{
    private const string Orders = "serverlesspresso-order-table";
    private const string Config = "serverlesspresso-config-table";
    private const string ItemsAddress = $"/console/tables/{Orders}/items";
    private const string NewAddress = $"/console/tables/{Config}/new";
    private const string Key = """{"PK":{"S":"note"}}""";
    private static readonly string EditAddress = $"/console/tables/{Config}/item/edit?key={Uri.EscapeDataString(Key)}";

    private ItemCalls Calls => Server.Get<ItemCalls>();

    [Fact]
    public async Task Tables_AreListed_WithKeysAndCounts()
    {
        await Server.ArriveAsync("2");

        var page = await Client.ReadAsync("/console/tables");

        var row = page.QuerySelector($"[data-key='{Orders}']");
        Assert.Equal(ItemsAddress, row?.QuerySelector("a")?.GetAttribute("href"));
        Assert.Equal(["PK String", "SK String", "4 indexes of serverlesspresso-order-table", "1"], row?.QuerySelectorAll("td").Select(Words));
    }

    [Fact]
    public async Task Table_IsShown_WithItsIndexes()
    {
        var page = await Client.ReadAsync($"/console/tables/{Orders}");

        Assert.Equal(
            ["LSI-timestamp", "GSI-status", "GSI-userId", "GSI-shop"],
            page.QuerySelectorAll("tbody th").Select(Words));
        Assert.Contains("arn:aws:dynamodb:", page.QuerySelector("#table-arn")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_IsFoundByItsKey_WithItsTokenCutAndWhole()
    {
        await Server.ArriveAsync("2");

        var page = await Client.ReadAsync($"{ItemsAddress}?mode=query&pk=orders&sk=2");

        var row = Assert.Single(page.QuerySelectorAll(".item-grid tbody tr"));
        var token = (await ReadAsync(Orders, """{"PK":{"S":"orders"},"SK":{"S":"2"}}"""))!.Attributes["TaskToken"];
        Assert.Contains(row.QuerySelectorAll("[hidden]"), whole => whole.TextContent == ((StringValue)token).Text);
        Assert.Contains("aws dynamodb query", page.QuerySelector("#command")?.TextContent, StringComparison.Ordinal);
        var item = await Client.ReadAsync(row.QuerySelector("a")!.GetAttribute("href")!); // Each row has one.
        Assert.Equal("orders / 2", item.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Scan_OfSeveralPages_GoesOnAfterTheLastKey()
    {
        for (var number = 0; number < 30; number++)
        {
            await PutAsync(Orders, $$$"""{"PK":{"S":"orders"},"SK":{"S":"{{{number:00}}}"},"even":{"BOOL":{{{(number % 2 == 0 ? "true" : "false")}}}}}""");
        }

        var first = await Client.ReadAsync($"{ItemsAddress}?size=25&attribute=even&type=BOOL&operator=Equal&value=true&end=");
        var next = first.QuerySelector("a[rel=next]")?.GetAttribute("href");
        var second = await Client.ReadAsync(next!); // The test fails without it.

        Assert.Equal("13 of the 25 items that were read", Words(first.QuerySelector("[role=status]")!));
        Assert.Equal("2 of the 5 items that were read", Words(second.QuerySelector("[role=status]")!));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Theory]
    [InlineData("?mode=query&index=nowhere&pk=x", "The table does not have the specified index: nowhere")]
    [InlineData("?mode=query&index=LSI-timestamp&pk=x&sk=soon", "The parameter cannot be converted to a numeric value: soon")]
    [InlineData("?mode=query&pk=x&sort=Between&sk=b&sk2=a", "BETWEEN")]
    [InlineData("?after=nonsense", "is not JSON")]
    [InlineData("?after={\"PK\":{\"S\":\"x\"}}", "The provided starting key is invalid")]
    [InlineData("?attribute=x&type=N&operator=BeginsWith&value=1&end=", "begins_with")]
    public async Task Search_ThatIsWrong_IsRefusedInDynamoDbsWords(string query, string words)
    {
        var page = await Client.ReadAsync(ItemsAddress + query);

        Assert.Contains(words, page.QuerySelector("[role=alert]")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WithoutPartition_AsksForIt()
    {
        var page = await Client.ReadAsync($"{ItemsAddress}?mode=query&index=GSI-userId");

        Assert.Equal("Which partition?", page.QuerySelector(".empty-state h2")?.TextContent);
        Assert.NotNull(page.QuerySelector("[name=pk]"));
        Assert.Contains("USERID", page.QuerySelector("[for=field-pk]")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_AreAddedAndDropped_WithoutScript()
    {
        var added = await Client.ReadAsync($"{ItemsAddress}?attribute=a&type=S&operator=Equal&value=1&end=&more=1");
        var dropped = await Client.ReadAsync($"{ItemsAddress}?attribute=a&attribute=b&drop=0");

        Assert.Equal(["a", ""], added.QuerySelectorAll("[name=attribute]").Select(field => field.GetAttribute("value")));
        Assert.Equal(["b"], dropped.QuerySelectorAll("[name=attribute]").Select(field => field.GetAttribute("value")));
    }

    [Fact]
    public async Task Item_IsCreated_LeadsToItsPage()
    {
        var form = await Client.ReadAsync(NewAddress);

        var (address, page) = await SendAsync(form, NewAddress, "save", ("value", "note"));

        Assert.Equal($"{ConsoleAddresses.Item(Config, Key)}&said=created", address);
        Assert.Equal("note", page.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Item_OfAKeyThatIsThere_IsNotOverwritten()
    {
        await PutAsync(Config, """{"PK":{"S":"note"},"text":{"S":"theirs"}}""");

        var (_, page) = await SendAsync(await Client.ReadAsync(NewAddress), NewAddress, "save", ("value", "note"));

        Assert.Contains("There is an item with this key already.", Alert(page), StringComparison.Ordinal);
        Assert.Equal("theirs", await TextAsync());
    }

    [Fact]
    public async Task Item_IsEdited_SaysSo()
    {
        await PutAsync(Config, """{"PK":{"S":"note"},"text":{"S":"before"},"count":{"N":"7"}}""");

        var (address, page) = await SendJsonAsync(
            "json", """{"PK":{"S":"note"},"text":{"S":"after"},"tags":{"SS":["a"]}}""");

        Assert.Equal($"{ConsoleAddresses.Item(Config, Key)}&said=saved", address);
        Assert.Equal("Saved.", Words(page.QuerySelector("#said")!));
        Assert.Equal("""{"PK":{"S":"note"},"text":{"S":"after"},"tags":{"SS":["a"]}}""", await JsonAsync());
    }

    [Fact]
    public async Task Item_SomebodyElseChangedTheSame_IsSavedOnlyKnowingly()
    {
        await PutAsync(Config, """{"PK":{"S":"note"},"text":{"S":"before"}}""");
        var form = await Client.ReadAsync(EditAddress);
        await PutAsync(Config, """{"PK":{"S":"note"},"text":{"S":"theirs"},"more":{"S":"also theirs"}}""");

        var (_, again) = await SendRowsAsync(form, "save", ("before", "mine"));

        Assert.Contains("Somebody else has changed this item meanwhile.", Alert(again), StringComparison.Ordinal);
        Assert.Equal("theirs", await TextAsync());
        var row = again.QuerySelectorAll(".changed-meanwhile tbody tr").Single(row => Words(row.QuerySelector("th")!) == "text");
        Assert.Equal(["before", "theirs", "mine"], row.QuerySelectorAll("td").Select(Words));
        await SendRowsAsync(again);
        Assert.Equal(
            """{"PK":{"S":"note"},"text":{"S":"mine"},"more":{"S":"also theirs"}}""", await JsonAsync());
    }

    [Fact]
    public async Task Item_SomebodyElseChangedAnotherAttribute_KeepsBoth()
    {
        await PutAsync(Config, """{"PK":{"S":"note"},"text":{"S":"before"},"count":{"N":"1"}}""");
        var form = await Client.ReadAsync($"{EditAddress}&as=json");
        await PutAsync(Config, """{"PK":{"S":"note"},"text":{"S":"before"},"count":{"N":"2"}}""");

        await SendAsync(
            form, EditAddress, "save", ("text", """{"PK":{"S":"note"},"text":{"S":"mine"},"count":{"N":"1"}}"""));

        Assert.Equal("""{"PK":{"S":"note"},"text":{"S":"mine"},"count":{"N":"2"}}""", await JsonAsync());
    }

    [Fact]
    public async Task Item_SomebodyElseDeletedIt_IsNotMadeAgainUnasked()
    {
        await PutAsync(Config, """{"PK":{"S":"note"},"text":{"S":"before"}}""");
        var form = await Client.ReadAsync($"{EditAddress}&as=json");
        await DeleteAsync();

        var (_, page) = await SendAsync(
            form, EditAddress, "save", ("text", """{"PK":{"S":"note"},"text":{"S":"mine"}}"""));

        Assert.Contains("Somebody else has deleted this item meanwhile.", Alert(page), StringComparison.Ordinal);
        Assert.Null(await ReadAsync(Config, Key));
        Assert.NotNull(page.QuerySelector($"form[action='{NewAddress}']"));
    }

    [Theory]
    [InlineData("json", "{", "this is not JSON")]
    [InlineData("json", "[]", "An item is a JSON object")]
    [InlineData("json", """{"PK":{"S":"note"},"x":5}""", "Unexpected value type in payload")]
    [InlineData("json", """{"PK":{"S":"note"},"x":{"N":"five"}}""", "The parameter cannot be converted to a numeric value: five")]
    [InlineData("json", """{"PK":{"S":"other"}}""", "This attribute is part of the key")]
    [InlineData("plain", """{"PK":"note","x":1,"x":2}""", "Duplicate")]
    [InlineData("plain", """{"PK":"note","x":"\ud800"}""", "")]
    public async Task Json_ThatIsNoItem_IsRefusedWithWhatWasTyped(string view, string json, string words)
    {
        await PutAsync(Config, """{"PK":{"S":"note"},"text":{"S":"before"}}""");

        var (_, page) = await SendJsonAsync(view, json);

        Assert.Contains(words, Alert(page), StringComparison.Ordinal);
        Assert.Equal(json, page.QuerySelector("textarea")?.TextContent);
        Assert.Equal("before", await TextAsync());
    }

    [Theory]
    [InlineData("N", "five", "The parameter cannot be converted to a numeric value: five")]
    [InlineData("M", "{", "Line 1")]
    [InlineData("SS", "[]", "An string set  may not be empty")]
    public void Attribute_ThatIsNone_SaysSoBesideIt(string type, string value, string words)
    {
        var draft = new ItemDraft
        {
            View = ItemViews.Form,
            Seen = Item.Empty,
            Rows = [new AttributeRow("PK", "S", "note"), new AttributeRow("x", type, value)],
        };

        var wrong = draft.Make(out _);

        Assert.Null(wrong?.Rows[0].Problem);
        Assert.Contains(words, wrong?.Rows[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_ShownInEachWayAndBack_IsTheSame()
    {
        const string all =
            """{"PK":{"S":"note"},"b":{"B":"AQI="},"l":{"L":[{"S":"\r\n x"},{"NULL":true}]},"m":{"M":{"ns":{"NS":["1"]}}},"n":{"N":"1.50"},"s":{"S":"\n\na\r\nb"},"ss":{"SS":["a","b"]},"t":{"BOOL":false},"z":{"NULL":true}}""";
        await PutAsync(Config, all);
        var stored = await ReadAsync(Config, Key);
        var page = await Client.ReadAsync(EditAddress);

        foreach (var view in (string[])["json", "plain", "form"])
        {
            (_, page) = await SendRowsAsync(page, $"as-{view}");
        }

        var (_, saved) = await SendRowsAsync(page);
        Assert.Contains("Nothing has been changed yet.", saved.QuerySelector("[role=status]")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(stored, await ReadAsync(Config, Key));
    }

    [Fact]
    public async Task Item_IsDuplicated_StartsWithItsAttributes()
    {
        await PutAsync(Config, """{"PK":{"S":"note"},"text":{"S":"mine"}}""");

        var page = await Client.ReadAsync($"{NewAddress}?from={Uri.EscapeDataString(Key)}");

        Assert.Equal(["PK", "text"], page.QuerySelectorAll("[name=name]").Select(field => field.GetAttribute("value")));
        Assert.Equal("{}", page.QuerySelector("[name=seen]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Item_IsDeleted_AfterTheQuestion()
    {
        await PutAsync(Config, """{"PK":{"S":"note"}}""");
        var page = await Client.ReadAsync($"{ConsoleAddresses.Item(Config, Key)}&ask=delete");
        Assert.True(page.QuerySelector("#delete-item")?.HasAttribute("open"));

        var (address, _) = await Client.SendAsync(page, TableAddresses.Delete(Config, Key));

        Assert.Equal($"/console/tables/{Config}/items?said=deleted", address);
        Assert.Null(await ReadAsync(Config, Key));
        var (gone, again) = await Client.SendAsync(page, TableAddresses.Delete(Config, Key));
        Assert.Equal(ConsoleAddresses.Item(Config, Key), gone);
        Assert.Equal("There is no such item", again.QuerySelector(".empty-state h2")?.TextContent);
    }

    [Theory]
    [InlineData("nonsense", "is not JSON")]
    [InlineData("""{"PK":{"N":"1"}}""", "The provided key element does not match the schema")]
    [InlineData("""{"PK":5}""", "Unexpected value type in payload")]
    [InlineData("""{"PK":{"S":"\ud800"}}""", "not JSON")]
    public async Task Key_ThatIsNone_IsRefused(string key, string words)
    {
        var page = await Client.ReadAsync(ConsoleAddresses.Item(Config, key));

        Assert.Contains(words, Alert(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/items")]
    [InlineData("/item?key={}")]
    [InlineData("/item/edit?key={}")]
    [InlineData("/new")]
    public async Task Table_ThatIsNotThere_IsNotFound(string page)
    {
        using var response = await Client.GetAsync(
            new Uri($"/console/tables/nowhere{page}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Alert(IHtmlDocument page) => page.QuerySelector("[role=alert]")?.TextContent;

    private Task<(string Address, IHtmlDocument Page)> SendAsync(
        IHtmlDocument page, string action, string act, params (string Name, string Value)[] fields) =>
        Client.SendAsync(page, action, [("act", act), .. fields]);

    private async Task<(string Address, IHtmlDocument Page)> SendJsonAsync(string view, string json) =>
        await SendAsync(await Client.ReadAsync($"{EditAddress}&as={view}"), EditAddress, "save", ("text", json));

    /// <summary>Sends the form of an item with all its rows, whose fields share their names.</summary>
    private async Task<(string Address, IHtmlDocument Page)> SendRowsAsync(IHtmlDocument page, string act = "save", params (string Before, string After)[] typed)
    {
        string Type(string value) => typed.FirstOrDefault(pair => pair.Before == value).After ?? value;
        var form = page.Forms.Single(form => form.GetAttribute("action") == EditAddress);
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]").Select(field => KeyValuePair.Create(
            field.GetAttribute("name")!, // The selector asks for it.
            field switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement choice => choice.Value ?? string.Empty,
                // As browsers send it.
                _ => Type(((IHtmlTextAreaElement)field).Value).ReplaceLineEndings("\r\n"),
            }));
        using var content = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("act", act)]);
        using var response = await Client.PostAsync(new Uri(EditAddress, UriKind.Relative), content, Cancellation);
        var parser = new AngleSharp.Html.Parser.HtmlParser();
        return (
            response.RequestMessage!.RequestUri!.PathAndQuery, // It was sent somewhere.
            parser.ParseDocument(await response.Content.ReadAsStringAsync(Cancellation)));
    }

    private Task<JsonElement> PutAsync(string table, string item) => Calls.CallAsync(
        "PutItem", new JsonObject { ["TableName"] = table, ["Item"] = JsonNode.Parse(item) }, Cancellation);

    private Task<JsonElement> DeleteAsync() => Calls.CallAsync(
        "DeleteItem", new JsonObject { ["TableName"] = Config, ["Key"] = JsonNode.Parse(Key) }, Cancellation);

    private Task<Item?> ReadAsync(string table, string key) =>
        Calls.FindAsync(table, JsonNode.Parse(key)!.AsObject(), Cancellation); // Every key here is an object.

    private async Task<string?> TextAsync() =>
        await ReadAsync(Config, Key) is { } item ? ((StringValue)item.Attributes["text"]).Text : null;

    private async Task<string?> JsonAsync() =>
        await ReadAsync(Config, Key) is { } item ? ItemJson.Of(item).ToJsonString(ItemJson.Compact) : null;
}
