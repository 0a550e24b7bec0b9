using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Web.Console.Tables;

namespace Serverlesspresso.Web.Tests.Console.Tables;

public sealed class ItemRequestsTests
{
    private static readonly ItemSource Source =
        new(null, new KeyAttribute("PK", AttributeType.S), new KeyAttribute("TS", AttributeType.N));

    [Theory]
    [InlineData("sk=5", "#n0 = :v0 AND #n1 = :v1")]
    [InlineData("sk=5&sort=Less", "#n0 = :v0 AND #n1 < :v1")]
    [InlineData("sk=5&sort=GreaterOrEqual", "#n0 = :v0 AND #n1 >= :v1")]
    [InlineData("sk=5&sort=BeginsWith", "#n0 = :v0 AND begins_with(#n1, :v1)")]
    [InlineData("sk=5&sk2=9&sort=Between", "#n0 = :v0 AND #n1 BETWEEN :v1 AND :v2")]
    [InlineData("sk=&sort=Less", "#n0 = :v0")]
    [InlineData("sk=&sk2=9&sort=Less", "#n0 = :v0")]
    [InlineData("sk=5&sort=NotEqual", "#n0 = :v0 AND #n1 = :v1")]
    public void Query_WithASortKey_HasItsCondition(string sort, string expected)
    {
        var request = List($"mode=query&pk=orders&{sort}");

        Assert.Equal(expected, request["KeyConditionExpression"]?.GetValue<string>());
        Assert.Equal("""{"S":"orders"}""", request["ExpressionAttributeValues"]?[":v0"]?.ToJsonString());
    }

    [Fact]
    public void Scan_WithFilters_JoinsThemAndHidesNamesAndValues()
    {
        var request = List(
            "attribute=size&type=N&operator=Greater&value=3&end="
            + "&attribute=size&type=S&operator=NotExists&value=&end="
            + "&attribute=&type=S&operator=Equal&value=ignored&end=");

        Assert.Equal("#n0 > :v0 AND attribute_not_exists(#n0)", request["FilterExpression"]?.GetValue<string>());
        Assert.Equal("""{"#n0":"size"}""", request["ExpressionAttributeNames"]?.ToJsonString());
        Assert.Equal("""{":v0":{"N":"3"}}""", request["ExpressionAttributeValues"]?.ToJsonString());
    }

    [Fact]
    public void Form_WrittenAsAnAddress_IsReadAgain()
    {
        var form = Form("mode=query&index=i&pk=a%26b&sort=Between&sk=1&sk2=2&order=desc&size=100"
            + "&attribute=x&type=BOOL&operator=Equal&value=true&end=");

        var again = Form(form.Write("""{"PK":{"S":"a"}}""")[1..]);

        Assert.Equal("""{"PK":{"S":"a"}}""", again.After);
        Assert.Equivalent(form, again with { After = string.Empty }, strict: true);
    }

    [Fact]
    public void Form_OfNonsense_IsAScanOfTheTable()
    {
        var form = Form("mode=steal&size=-1&sort=7&attribute=x&type=Q&operator=Q&drop=99");

        Assert.False(form.IsQuery);
        Assert.Equal(50, form.PageSize);
        Assert.Equal(new ItemFilter("x", AttributeType.S, ItemOperator.Equal, "", ""), Assert.Single(form.Filters));
    }

    [Fact]
    public void Update_OfAnItem_WritesWhatDiffersIfItIsAsItWasSeen()
    {
        var seen = ItemOf("""{"PK":{"S":"a"},"kept":{"S":"k"},"changed":{"N":"1"},"removed":{"S":"r"}}""");
        var wanted = ItemOf("""{"PK":{"S":"a"},"kept":{"S":"k"},"changed":{"N":"2"},"added":{"S":"new"}}""");

        var request = ItemRequests.Update("t", new JsonObject { ["PK"] = new JsonObject { ["S"] = "a" } }, seen, wanted);

        Assert.Equal("SET #n0 = :v0, #n1 = :v1 REMOVE #n2", request["UpdateExpression"]?.GetValue<string>());
        Assert.Equal(
            "attribute_exists(#n3) AND attribute_not_exists(#n0) AND #n1 = :v2 AND #n2 = :v3",
            request["ConditionExpression"]?.GetValue<string>());
        Assert.Equal(
            """{"#n0":"added","#n1":"changed","#n2":"removed","#n3":"PK"}""",
            request["ExpressionAttributeNames"]?.ToJsonString());
    }

    private static ExplorerForm Form(string query) =>
        ExplorerForm.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));

    private static JsonObject List(string query) => ItemRequests.List("t", Form(query), Source);

    private static Item ItemOf(string json) => Item.Parse(Encoding.UTF8.GetBytes(json));
}
