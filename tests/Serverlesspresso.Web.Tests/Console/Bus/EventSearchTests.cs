using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Tests.Console.Bus;

public sealed class EventSearchTests
{
    private static readonly EventRow Row = new()
    {
        Id = "1",
        BusName = "Serverlesspresso",
        PutAt = default,
        Envelope = Encoding.UTF8.GetBytes(
            """{"source":"bar","detail-type":"Order.\"Ready\"","detail":{"drink":"Café Latte","size":2}}"""),
    };

    [Fact]
    public void Read_Nothing_IsAllOfTheShopsBus()
    {
        var search = Read("");

        Assert.Equal(("Serverlesspresso", true, null), (search.Bus, search.IsForAll, search.Before));
    }

    [Theory]
    [InlineData("?detailType=Order.%22Ready%22", true)]
    [InlineData("?detailType=Order", false)]
    [InlineData("?text=café+LATTE", true)]
    [InlineData("?text=Mocha", false)]
    [InlineData("?pattern={\"detail\":{\"size\":[{\"numeric\":[\">\",1]}]}}", true)]
    [InlineData("?pattern={\"detail\":{\"size\":[3]}}", false)]
    [InlineData("?detailType=Order.%22Ready%22&text=Mocha", false)]
    public void ToTest_Search_FindsWhatIsAskedFor(string query, bool isFound) =>
        Assert.Equal(isFound, Read(query).ToTest()(Row));

    [Fact]
    public void ToTest_PatternIsNone_IsRefused() =>
        Assert.Throws<InvalidEventPatternException>(() => Read("?pattern={\"source\":1}").ToTest());

    [Fact]
    public void AddressFrom_Place_KeepsTheSearch()
    {
        var search = Read("?bus=DEFAULT&text=a%26b&before=7", "default");

        Assert.Equal("/console/bus?bus=default&text=a%26b&before=5", search.AddressFrom(5));
        Assert.Equal("/console/bus?bus=default&text=a%26b", search.AddressFrom(null));
    }

    private static EventSearch Read(string query, string bus = "Serverlesspresso") =>
        EventSearch.Read(bus, new QueryCollection(QueryHelpers.ParseQuery(query)));
}
