using System.Text;
using System.Text.Json;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Web.Console.Tables;

namespace Serverlesspresso.Web.Tests.Console.Tables;

public sealed class PlainJsonTests
{
    private const string Typed =
        """{"s":{"S":"ä"},"n":{"N":"12345678901234567890"},"b":{"B":"AQI="},"t":{"BOOL":true},"z":{"NULL":true},"m":{"M":{"set":{"SS":["a","b"]}}},"l":{"L":[{"N":"1"},{"NULL":true}]},"ns":{"NS":["1","2"]},"bs":{"BS":["AQ=="]}}""";

    [Fact]
    public void Item_WrittenPlain_HasNoTypes()
    {
        var plain = PlainJson.Write(ItemOf(Typed)).ToJsonString(ItemJson.Compact);

        Assert.Equal(
            """{"s":"ä","n":12345678901234567890,"b":"AQI=","t":true,"z":null,"m":{"set":["a","b"]},"l":[1,null],"ns":[1,2],"bs":["AQ=="]}""",
            plain);
    }

    [Fact]
    public void Item_ReadAsItWasWritten_KeepsItsTypes()
    {
        var item = ItemOf(Typed);

        var again = Read(PlainJson.Write(item).ToJsonString(), item);

        Assert.Equal(item, again);
    }

    [Theory]
    [InlineData("""{"ns":[3]}""", """{"ns":{"NS":["3"]}}""")]
    [InlineData("""{"ns":[]}""", """{"ns":{"L":[]}}""")]
    [InlineData("""{"ns":["x"]}""", """{"ns":{"L":[{"S":"x"}]}}""")]
    [InlineData("""{"s":1e3}""", """{"s":{"N":"1000"}}""")]
    [InlineData("""{"new":["x",{"y":false}]}""", """{"new":{"L":[{"S":"x"},{"M":{"y":{"BOOL":false}}}]}}""")]
    public void Value_ThatWasChanged_TakesTheTypeItLooksLike(string plain, string typed) =>
        Assert.Equal(ItemOf(typed), Read(plain, ItemOf(Typed)));

    private static Item ItemOf(string json) => Item.Parse(Encoding.UTF8.GetBytes(json));

    private static Item Read(string plain, Item before)
    {
        using var document = JsonDocument.Parse(plain);
        return Item.Read(ItemJson.ToElement(PlainJson.Read(document.RootElement, before)));
    }
}
