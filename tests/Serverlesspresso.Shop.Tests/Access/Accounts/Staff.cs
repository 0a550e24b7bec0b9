using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;

namespace Serverlesspresso.Shop.Tests.Access.Accounts;

/// <summary>Makes accounts as an organiser and their owners do.</summary>
internal static class Staff
{
    public const string Password = "a long enough password";

    private static readonly CancellationToken Never = CancellationToken.None;

    public static Task<Account> AddAsync(AccessHost host, string userName, params string[] roles) =>
        host.WithAsync<StaffAccounts, Account>(async accounts =>
        {
            var draft = new AccountDraft { UserName = userName, Name = userName.ToUpperInvariant(), Roles = roles };
            var invitation = await accounts.InviteAsync(draft, Never);
            return await accounts.AcceptAsync(invitation.Token, new Credential.Password(Password), Never);
        });

    public static async Task<AccessClient> SignInAsync(AccessHost host, string userName)
    {
        var client = host.CreateClient();
        Assert.Equal("Succeeded", await TryAsync(client, userName, Password));
        return client;
    }

    public static Task<string> TryAsync(AccessClient client, string userName, string password) =>
        client.ReadAsync($"/test/account?user={userName}&password={Uri.EscapeDataString(password)}");

    public static async Task<string> RefusedAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<CoffeeBarRefusedException>(act)).Reason;

    public static Task<string> RefusedAsync(AccessHost host, Func<StaffAccounts, Task> act) =>
        RefusedAsync(() => host.WithAsync(act));

    public static async Task<AccessHost> StartAsync(TimeProvider? time = null)
    {
        var host = await AccessHost.StartAsync(_ => { }, time: time);
        await AddAsync(host, "olga", Roles.Organiser);
        return host;
    }
}
