using System.Net;
using System.Text.Json;
using Serverlesspresso.EndToEnd.Tests.Servers;
using Serverlesspresso.Server.Startup;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.EndToEnd.Tests.Access;

public sealed class EndpointAccessTests : IAsyncLifetime
{
    private static readonly ShopId Elsewhere = new("elsewhere");

    private readonly TemporaryFolder _folder = new();
    private RunningServer? _server;

    private RunningServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    // One address asks for everything here, so the limits must not be what refuses it.
    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync(
        [
            "--urls", "http://127.0.0.1:0",
            "--data", _folder.Combine("data"),
            "--Serverlesspresso:Access:RedeemsPerAddress", "1000000",
            "--Serverlesspresso:Access:RedeemsPerVisitor", "1000000",
            "--Serverlesspresso:Access:SignInsPerAddress", "1000000",
            "--Serverlesspresso:Access:SignInsPerVisitor", "1000000",
        ]);

    public async ValueTask DisposeAsync()
    {
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    [Fact]
    public void Endpoints_StateWhoMayUseThem_AsTheTableSays()
    {
        var stated = EndpointLine.ListOf(Server).Select(line => line.ToString()).ToList();
        var expected = EndpointTable.Endpoints.Split('\n', StringSplitOptions.TrimEntries);

        AssertNone(
            [
                .. stated.Except(expected).Select(line => $"The table lacks: {line}"),
                .. expected.Except(stated).Select(line => $"No such endpoint: {line}"),
            ]);
    }

    [Fact]
    public async Task Endpoints_AskedByEachRole_AnswerThoseOfTheirPolicyAlone()
    {
        var wrong = new List<string>();
        foreach (var role in EndpointTable.Roles)
        {
            var cookie = await RoleCookies.MakeAsync(Server, role, shop: null);
            foreach (var line in EndpointLine.ListOf(Server).Where(line => line.Policy != "outside"))
            {
                var isExpected = EndpointTable.Policies.TryGetValue(line.Policy, out var roles) && roles.Contains(role);
                var isLetIn = await IsLetInAsync(line, cookie);
                wrong.AddRange(isLetIn == isExpected ? [] : [$"{line}: {role} is {(isLetIn ? "let in" : "refused")}"]);
            }
        }

        AssertNone(wrong);
    }

    [Fact]
    public async Task Endpoints_OfAShop_RefuseWhoeverIsOfAnother()
    {
        var wrong = new List<string>();
        foreach (var role in (string[])[Roles.Barista, Roles.Organiser, Roles.Operator, Roles.Display, Roles.Kiosk])
        {
            var cookie = await RoleCookies.MakeAsync(Server, role, Elsewhere);
            foreach (var line in EndpointLine.ListOf(Server).Where(line => line.IsOfAShop && line.Policy != "public"))
            {
                wrong.AddRange(await IsLetInAsync(line, cookie) ? [$"{line}: {role} of another shop is let in"] : []);
            }
        }

        AssertNone(wrong);
    }

    private static void AssertNone(IReadOnlyList<string> wrong)
    {
        var lines = string.Join('\n', wrong);
        Assert.True(lines.Length == 0, lines);
    }

    /// <summary>Whether a request gets past the door. What it finds there, be it that nothing has such an id, is no matter.</summary>
    private async Task<bool> IsLetInAsync(EndpointLine line, string cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(new HttpMethod(line.Method), new Uri(Server.Address, line.Address));
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var response = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, response.StatusCode);
        return response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            || await ReasonAsync(response) is not (AccessReasons.SignedOut or AccessReasons.Forbidden);
    }

    private static async Task<string?> ReasonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonElement.Parse(text).GetProperty("reason").GetString();
    }
}
