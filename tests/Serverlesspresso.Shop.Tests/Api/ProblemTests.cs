using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Tests.Api;

public sealed class ProblemTests
{
    private const string Settings = "/api/shops/default/settings";

    [Theory]
    [InlineData("""{"name":"x" "capacity":1}""", 400, "invalid-json", "line 1, byte 13")]
    [InlineData("{\n\"name\": tru}", 400, "invalid-json", "line 2")]
    [InlineData("", 400, "invalid-json", "no body")]
    [InlineData("""{"nmae":"x"}""", 422, "invalid-request", "no such member")]
    [InlineData("""{"capacity":"many"}""", 422, "invalid-request", "not what belongs here")]
    [InlineData("""{"isOpen":null,"capacity":99999999999}""", 422, "invalid-request", "not what belongs here")]
    public async Task Body_IsWrong_SaysWhere(string json, int status, string reason, string words)
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);

        var reply = await organiser.PatchAsync(Settings, json);

        Assert.Equal((status, reason), reply.Refusal);
        Assert.Contains(words, reply.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain("Serverlesspresso", reply.Body, StringComparison.Ordinal);
        Assert.Equal((status, "no-store"), (int.Parse(reply.Text("status"), null), reply.Headers["Cache-Control"]));
    }

    [Fact]
    public async Task Body_HasAnUnknownMember_NamesItsPlace()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);

        var reply = await organiser.PutAsync("/api/shops/default/menu", """{"drinks":[{"name":"Tea","price":3}]}""");

        Assert.Equal((422, "invalid-request"), reply.Refusal);
        Assert.Equal(["/drinks/0/price"], reply.Places());
    }

    [Fact]
    public async Task Body_IsNoJsonOrTooLarge_IsRefused()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);

        var xml = await organiser.PatchAsync(Settings, "<name/>", ("Content-Type", "application/xml"));
        var large = await organiser.PatchAsync(Settings, $$"""{"name":"{{new string('x', 500_000)}}"}""");

        Assert.Equal((415, RequestReasons.NotJson), xml.Refusal);
        Assert.Equal((413, RequestReasons.TooLarge), large.Refusal);
    }

    [Fact]
    public async Task Refusal_ComesFromAFault_SaysNothingOfIt()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Get<Engine.Tables.Definitions.TableDefinitions>().DeleteAsync(
            "serverlesspresso-order-table", TestContext.Current.CancellationToken);
        using var barista = await host.SignInAsync(Roles.Barista);

        var reply = await barista.GetAsync("/api/orders/2");

        Assert.Equal((500, RequestReasons.ServerError), reply.Refusal);
        Assert.DoesNotContain("table", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_OfEveryReason_IsThoughtOf()
    {
        var reasons = typeof(RefusalReasons).GetFields()
            .Concat(typeof(RequestReasons).GetFields())
            .Concat(typeof(AccessReasons).GetFields())
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.All(reasons, reason => Assert.True(ProblemStatus.Knows(reason), reason));
    }

    [Theory]
    [InlineData("POST", "/api/shops/default/menu")]
    [InlineData("GET", "/api/orders/2/make")]
    public async Task Method_IsNotOffered_IsNotAllowed(string method, string path)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = host.CreateClient();

        var reply = await client.SendAsync(new HttpMethod(method), path, json: null);

        Assert.Equal((405, RequestReasons.MethodNotAllowed), reply.Refusal);
        Assert.True(reply.Headers.ContainsKey("Allow"));
    }

    [Theory]
    [InlineData("GET", "/api/shops/default/nothing")]
    [InlineData("DELETE", "/api/nothing")]
    [InlineData("GET", "/api")]
    public async Task Address_IsNotThere_SaysSo(string method, string path)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = host.CreateClient();

        var reply = await client.SendAsync(new HttpMethod(method), path, json: null);

        Assert.Equal((404, RequestReasons.NotFound), reply.Refusal);
        Assert.StartsWith($"There is no '{path}' here", reply.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/api/shops/default/check-in", "{", 400)]
    [InlineData("PATCH", Settings, "{}", 401)]
    [InlineData("GET", "/api/shops/none", null, 404)]
    [InlineData("GET", "/api/none", null, 404)]
    [InlineData("POST", "/api/shops/default/menu", null, 405)]
    [InlineData("POST", "/api/shops/default/check-in", """{"code":"nonsense00"}""", 410)]
    public async Task Problem_OfEveryStatus_HasTheSameMembers(string method, string path, string? json, int status)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = host.CreateClient();

        var reply = await client.SendAsync(new HttpMethod(method), path, json);

        Assert.Equal(status, (int)reply.Status);
        Assert.Equal("application/problem+json", reply.Headers["Content-Type"]);
        Assert.Equal(
            ["title", "status", "detail", "reason"], reply.Json.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Texts_OfAnswers_AreWrittenAsTheyAre()
    {
        await using var host = await ApiHost.StartAsync();
        using var organiser = await host.SignInAsync(Roles.Organiser);

        var saved = await organiser.PatchAsync(Settings, """{"name":"Zoë's <Café>"}""");
        var refused = await organiser.GetAsync("/api/shops/none");

        Assert.Contains("Zoë's <Café>", saved.Body, StringComparison.Ordinal);
        Assert.Contains("'none'", refused.Body, StringComparison.Ordinal);
        Assert.Equal("nosniff", saved.Headers["X-Content-Type-Options"]);
    }
}
