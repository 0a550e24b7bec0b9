using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Devices;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Access.Accounts;

namespace Serverlesspresso.Shop.Tests.Access.Devices;

public sealed class DeviceLinksTests
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly ShopId Lobby = new("lobby");

    [Fact]
    public async Task Open_LinkHolds_IsTheDeviceOfItsShopAlone()
    {
        await using var host = await AccessHost.StartAsync(
            app => app.MapGet("/wall/{shop}", () => "").RequireAuthorization(Policies.Display));
        using var client = host.CreateClient();
        var made = await MakeAsync(host, Roles.Display);

        await client.ReadAsync($"/test/device?token={made.Token}");

        Assert.Equal("Hall 4 display lobby", await client.ReadAsync("/test/who"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/wall/lobby"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, "/wall/garden"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("nothing.nothing")]
    public async Task Open_TokenWasNeverMade_IsDead(string token)
    {
        await using var host = await AccessHost.StartAsync(_ => { });

        Assert.Equal(RefusalReasons.DeadLink, await OpenAsync(host, token));
    }

    [Fact]
    public async Task Open_SecretIsAnother_IsDead()
    {
        await using var host = await AccessHost.StartAsync(_ => { });
        var one = await MakeAsync(host, Roles.Display);
        var other = await MakeAsync(host, Roles.Display);

        Assert.Equal(
            RefusalReasons.DeadLink, await OpenAsync(host, $"{one.Link.Id}.{other.Token.Split('.')[1]}"));
    }

    [Fact]
    public async Task Revoke_DeviceIsSignedIn_IsSignedOutAtOnce()
    {
        await using var host = await AccessHost.StartAsync(_ => { });
        using var client = host.CreateClient();
        var made = await MakeAsync(host, Roles.Kiosk);
        await client.ReadAsync($"/test/device?token={made.Token}");

        await host.Get<DeviceLinks>().RevokeAsync(made.Link.Id, Never);

        Assert.Equal("", await client.ReadAsync("/test/who"));
        Assert.Equal(RefusalReasons.DeadLink, await OpenAsync(host, made.Token));
        Assert.Empty(await host.Get<DeviceLinks>().ListAsync(Never));
    }

    [Fact]
    public async Task Revoke_StreamIsOpen_IsCutAndNoOther()
    {
        await using var host = await AccessHost.StartAsync(app => app
            .MapGet("/wall/{shop}/feed", StreamAsync)
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), ["text/event-stream"]))
            .RequireAuthorization(Policies.Display));
        var revoked = await MakeAsync(host, Roles.Display);
        var kept = await MakeAsync(host, Roles.Display);
        using var ofRevoked = await StreamAsync(host, revoked.Token);
        using var ofKept = await StreamAsync(host, kept.Token);

        await host.Get<DeviceLinks>().RevokeAsync(revoked.Link.Id, Never);

        await Assert.ThrowsAnyAsync<IOException>(() => ReadToEndAsync(ofRevoked));
        Assert.False(ReadToEndAsync(ofKept).IsCompleted);
    }

    [Fact]
    public async Task Revoke_LinkIsUnknown_IsRefused()
    {
        await using var host = await AccessHost.StartAsync(_ => { });

        Assert.Equal(
            RefusalReasons.DeviceNotFound,
            await Staff.RefusedAsync(() => host.Get<DeviceLinks>().RevokeAsync("nothing", Never)));
    }

    [Fact]
    public async Task Make_NameAndRoleAreWrong_SaysBoth()
    {
        await using var host = await AccessHost.StartAsync(_ => { });

        var refusal = await Assert.ThrowsAsync<CoffeeBarRefusedException>(
            () => host.Get<DeviceLinks>().MakeAsync("", Roles.Organiser, Lobby, Never));

        Assert.Equal(RefusalReasons.InvalidDevice, refusal.Reason);
        Assert.Equal(["/name", "/role"], refusal.Mistakes.Select(mistake => mistake.Place));
    }

    private static Task<NewDeviceLink> MakeAsync(AccessHost host, string role) =>
        host.Get<DeviceLinks>().MakeAsync("Hall 4", role, Lobby, Never);

    private static Task<string> OpenAsync(AccessHost host, string token) =>
        Staff.RefusedAsync(() => host.Get<DeviceLinks>().OpenAsync(new DefaultHttpContext(), token));

    private static async Task<HttpStatusCode> StatusAsync(AccessClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>A stream that goes on until its client has gone.</summary>
    private static async Task StreamAsync(HttpContext context)
    {
        await context.Response.WriteAsync(": hello\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>Opens the stream as the device of a link, and returns once its first line is there.</summary>
    private static async Task<StreamReader> StreamAsync(AccessHost host, string token)
    {
        var client = host.CreateClient();
        await client.ReadAsync($"/test/device?token={token}");
        var reader = new StreamReader(await client.OpenAsync("/wall/lobby/feed"));
        Assert.Equal(": hello", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        return reader;
    }

    private static Task<string> ReadToEndAsync(StreamReader reader) =>
        reader.ReadToEndAsync(TestContext.Current.CancellationToken);
}
