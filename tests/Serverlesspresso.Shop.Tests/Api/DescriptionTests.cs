using System.Reflection;
using System.Text.Json;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Shop.Tests.Api;

/// <summary>Walks the description of the API: what is promised there must be there.</summary>
public sealed class DescriptionTests
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    [Fact]
    public async Task Description_OfEveryOperation_SaysWhatItDoesForWhomAndWhyItMayRefuse()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = host.CreateClient();

        var document = (await client.GetAsync("/api/openapi.json")).Json;

        var operations = Operations(document).ToList();
        Assert.True(operations.Count >= 25, $"There are {operations.Count} operations.");
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.GetProperty("summary").ToString());
            Assert.NotEmpty(operation.GetProperty("tags").EnumerateArray());
            var policy = operation.GetProperty("x-policy").ToString();
            Assert.True(policy == "Anybody" || Policies.RolesOf.ContainsKey(policy), policy);
            var responses = operation.GetProperty("responses").EnumerateObject().ToList();
            Assert.Contains(responses, response => response.Name[0] == '2');
            Assert.Equal(policy != "Anybody", responses.Any(response => response.Name == "401"));
            Assert.Equal(policy != "Anybody", operation.TryGetProperty("security", out var security) && security.GetArrayLength() > 0);
            Assert.All(responses.Where(response => response.Name[0] is '4' or '5'), response =>
            {
                Assert.NotEmpty(response.Value.GetProperty("x-reasons").EnumerateArray());
                Assert.True(response.Value.GetProperty("content").TryGetProperty("application/problem+json", out _));
            });
        });
    }

    [Fact]
    public async Task Description_OfEveryOperation_HasATest()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = host.CreateClient();
        var covered = Assembly.GetExecutingAssembly().GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttribute<CoversAttribute>()?.Operations ?? [])
            .ToHashSet(StringComparer.Ordinal);

        var document = (await client.GetAsync("/api/openapi.json")).Json;

        var described = Operations(document).Select(operation => operation.GetProperty("operationId").ToString()).ToList();
        Assert.Empty(described.Except(covered));
        Assert.Empty(covered.Except(described));
        Assert.Equal(described.Count, described.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Description_OfEveryOperation_StandsInTheDocumentation()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = host.CreateClient();
        var page = await File.ReadAllTextAsync(Repository.File("docs", "api.md"), TestContext.Current.CancellationToken);

        var document = (await client.GetAsync("/api/openapi.json")).Json;

        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(operation => Methods.Contains(operation.Name)))
            {
                Assert.Contains($"| `{operation.Name.ToUpperInvariant()} {path.Name}` |", page, StringComparison.Ordinal);
                Assert.All(Reasons(operation.Value), reason => Assert.Contains($"`{reason}`", page, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Description_OfBodies_HasTheWordsOfTheCode()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = host.CreateClient();

        var document = (await client.GetAsync("/api/openapi.json")).Json;

        var body = document.GetProperty("paths").GetProperty("/api/shops/{shop}/check-in").GetProperty("post")
            .GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Equal("#/components/schemas/CheckInBody", body.GetProperty("$ref").ToString());
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("CheckInBody");
        Assert.Equal(
            "The code that the visitor scanned.",
            schema.GetProperty("properties").GetProperty("code").GetProperty("description").ToString());
    }

    [Fact]
    [Covers("ListenToFeed")]
    public async Task Feed_ShopIsNone_IsRefusedLikeTheRest()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = host.CreateClient();

        var reply = await client.GetAsync("/api/feed?shop=none");

        Assert.Equal((404, RefusalReasons.ShopNotFound), reply.Refusal);
    }

    private static IEnumerable<string> Reasons(JsonElement operation) =>
        from response in operation.GetProperty("responses").EnumerateObject()
        where response.Value.TryGetProperty("x-reasons", out _)
        from reason in response.Value.GetProperty("x-reasons").EnumerateArray()
        select reason.ToString();

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where Methods.Contains(operation.Name)
        select operation.Value;
}
