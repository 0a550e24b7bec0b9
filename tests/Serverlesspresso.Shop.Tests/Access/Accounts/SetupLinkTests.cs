using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Shop.Access.Accounts;

namespace Serverlesspresso.Shop.Tests.Access.Accounts;

public sealed class SetupLinkTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Use_FirstTime_MakesAnOrganiser()
    {
        await using var host = await AccessHost.StartAsync(_ => { });

        await UseAsync(host, await RequireAsync(host));

        using var client = await Staff.SignInAsync(host, "olga");
        Assert.Equal("Olga organiser", await client.ReadAsync("/test/who"));
    }

    [Fact]
    public async Task Use_SecondTime_IsDead()
    {
        await using var host = await AccessHost.StartAsync(_ => { });
        var token = await RequireAsync(host);
        await UseAsync(host, token);

        Assert.Equal(RefusalReasons.DeadLink, await Staff.RefusedAsync(() => UseAsync(host, token, "oscar")));
        Assert.False(await HoldsAsync(host, token));
    }

    [Fact]
    public async Task Use_TwiceAtOnce_MakesOneOrganiser()
    {
        await using var host = await AccessHost.StartAsync(_ => { });
        var token = await RequireAsync(host);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(
            number => Record.ExceptionAsync(() => UseAsync(host, token, $"olga{number}")).AsTask()));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Single(await host.WithAsync<StaffAccounts, IReadOnlyList<Account>>(
            accounts => accounts.ListAsync(Never)));
    }

    [Fact]
    public async Task Use_PasswordIsTooShort_LeavesTheLinkAlive()
    {
        await using var host = await AccessHost.StartAsync(_ => { });
        var token = await RequireAsync(host);

        Assert.Equal(
            RefusalReasons.InvalidAccount, await Staff.RefusedAsync(() => UseAsync(host, token, password: "short")));
        Assert.True(await HoldsAsync(host, token));
    }

    [Fact]
    public async Task Use_TokenWasNeverMade_IsDead()
    {
        await using var host = await AccessHost.StartAsync(_ => { });
        await RequireAsync(host);

        Assert.Equal(RefusalReasons.DeadLink, await Staff.RefusedAsync(() => UseAsync(host, "made-up")));
    }

    [Fact]
    public async Task Make_ThereIsAnOrganiser_MakesNone()
    {
        await using var host = await Staff.StartAsync();

        Assert.Null(await MakeAsync(host));
    }

    [Fact]
    public async Task Link_ServerRestarts_HoldsUntilAnotherIsUsed()
    {
        using var folder = new TemporaryFolder();
        string first;
        await using (var host = await AccessHost.StartAsync(_ => { }, databasePath: folder.File("coffee.db")))
        {
            first = await RequireAsync(host);
        }

        await using var again = await AccessHost.StartAsync(_ => { }, databasePath: folder.File("coffee.db"));
        var second = await RequireAsync(again);
        Assert.True(await HoldsAsync(again, first));
        Assert.True(await HoldsAsync(again, second));
        await UseAsync(again, first);

        Assert.False(await HoldsAsync(again, second));
    }

    [Fact]
    public async Task Link_IsStored_CannotBeReadFromTheStore()
    {
        await using var host = await AccessHost.StartAsync(_ => { });
        var token = await RequireAsync(host);

        var secrets = await host.Get<IStore>().ReadAsync(
            reader => reader.ListDefinitionsAsync(DefinitionKind.Secret, "", afterName: null, limit: 100), Never);

        Assert.Contains(secrets, secret => secret.Name == "setup-link");
        Assert.DoesNotContain(secrets, secret => secret.Document.Contains(token, StringComparison.Ordinal));
    }

    private static Task<string?> MakeAsync(AccessHost host) =>
        host.WithAsync<SetupLink, string?>(link => link.MakeAsync(Never));

    private static async Task<string> RequireAsync(AccessHost host) =>
        await MakeAsync(host) ?? throw new InvalidOperationException("There is an organiser already.");

    private static Task<bool> HoldsAsync(AccessHost host, string token) =>
        host.WithAsync<SetupLink, bool>(link => link.HoldsAsync(token, Never));

    private static Task UseAsync(
        AccessHost host, string token, string userName = "olga", string password = Staff.Password) =>
        host.WithAsync<SetupLink>(link =>
            link.UseAsync(token, userName, "Olga", new Credential.Password(password), Never));
}
