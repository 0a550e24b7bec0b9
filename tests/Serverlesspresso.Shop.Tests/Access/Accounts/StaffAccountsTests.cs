using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Access.Accounts;

public sealed class StaffAccountsTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Invitation_IsAccepted_SignsInWithTheRolesGiven()
    {
        await using var host = await Staff.StartAsync();
        await Staff.AddAsync(host, "ben", Roles.Barista, Roles.Operator);

        using var client = await Staff.SignInAsync(host, "BEN");

        Assert.Equal("BEN barista operator", await client.ReadAsync("/test/who"));
    }

    [Fact]
    public async Task Invitation_IsUsedTwice_IsDead()
    {
        await using var host = await Staff.StartAsync();
        var invitation = await InviteAsync(host, "ben");
        await AcceptAsync(host, invitation.Token);

        Assert.Equal(RefusalReasons.DeadLink, await Staff.RefusedAsync(() => AcceptAsync(host, invitation.Token)));
    }

    [Fact]
    public async Task Invitation_IsMadeAgain_KillsTheFirst()
    {
        await using var host = await Staff.StartAsync();
        var first = await InviteAsync(host, "ben");
        var second = await host.WithAsync<StaffAccounts, Invitation>(
            accounts => accounts.InviteAgainAsync(first.AccountId, Never));

        Assert.Equal(RefusalReasons.DeadLink, await Staff.RefusedAsync(() => AcceptAsync(host, first.Token)));
        await AcceptAsync(host, second.Token);
    }

    [Fact]
    public async Task Invitation_IsAWeekOld_IsDead()
    {
        var time = new ShiftedTime();
        await using var host = await Staff.StartAsync(time);
        var invitation = await InviteAsync(host, "ben");

        time.Leap(TimeSpan.FromDays(7));

        Assert.Equal(RefusalReasons.DeadLink, await Staff.RefusedAsync(() => AcceptAsync(host, invitation.Token)));
    }

    [Fact]
    public async Task Invitation_PasswordIsShort_IsRefusedAndStillHolds()
    {
        await using var host = await Staff.StartAsync();
        var invitation = await InviteAsync(host, "ben");

        Assert.Equal(
            RefusalReasons.InvalidAccount, await Staff.RefusedAsync(() => AcceptAsync(host, invitation.Token, "short")));
        await AcceptAsync(host, invitation.Token, "aaaaaaaaab");
    }

    [Fact]
    public async Task Invite_NameDiffersInCaseOnly_IsTaken()
    {
        await using var host = await Staff.StartAsync();
        await InviteAsync(host, "ben");

        Assert.Equal(RefusalReasons.AccountExists, await Staff.RefusedAsync(() => InviteAsync(host, "Ben")));
    }

    [Fact]
    public async Task Invite_EverythingIsWrong_SaysAllMistakes()
    {
        await using var host = await Staff.StartAsync();
        var draft = new AccountDraft { UserName = "a b", Name = " ", Roles = ["visitor"] };

        var refusal = await Assert.ThrowsAsync<CoffeeBarRefusedException>(
            () => host.WithAsync<StaffAccounts>(accounts => accounts.InviteAsync(draft, Never)));

        Assert.Equal(["/userName", "/name", "/roles"], refusal.Mistakes.Select(mistake => mistake.Place));
    }

    [Fact]
    public async Task SignIn_AccountIsShut_IsNotAllowed()
    {
        await using var host = await Staff.StartAsync();
        var account = await Staff.AddAsync(host, "ben", Roles.Barista);
        await host.WithAsync<StaffAccounts>(accounts => accounts.DisableAsync(account.Id, isDisabled: true, Never));
        using var client = host.CreateClient();

        Assert.Equal("NotAllowed", await Staff.TryAsync(client, "ben", Staff.Password));

        await host.WithAsync<StaffAccounts>(accounts => accounts.DisableAsync(account.Id, isDisabled: false, Never));
        Assert.Equal("Succeeded", await Staff.TryAsync(client, "ben", Staff.Password));
    }

    [Fact]
    public async Task SignIn_TenWrongPasswords_LocksEvenTheRightOneOut()
    {
        await using var host = await Staff.StartAsync();
        await Staff.AddAsync(host, "ben", Roles.Barista);
        using var client = host.CreateClient();

        var answers = new List<string>();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            answers.Add(await Staff.TryAsync(client, "ben", "wrong password"));
        }

        Assert.Equal([.. Enumerable.Repeat("Failed", 9), "LockedOut"], answers);
        Assert.Equal("LockedOut", await Staff.TryAsync(client, "ben", Staff.Password));
        Assert.Equal("Succeeded", await Staff.TryAsync(client, "olga", Staff.Password));
    }

    [Fact]
    public async Task SignedIn_RolesChange_IsSignedOutAtOnce() =>
        await AssertSignedOutAsync((accounts, id) => accounts.ChangeRightsAsync(id, [Roles.Operator], [], Never));

    [Fact]
    public async Task SignedIn_AccountIsRemoved_IsSignedOutAtOnce() =>
        await AssertSignedOutAsync((accounts, id) => accounts.RemoveAsync(id, Never));

    [Fact]
    public async Task SignedIn_AccountIsShut_IsSignedOutAtOnce() =>
        await AssertSignedOutAsync((accounts, id) => accounts.DisableAsync(id, isDisabled: true, Never));

    [Fact]
    public async Task SignedIn_PasswordChanges_IsSignedOutAtOnce() => await AssertSignedOutAsync(async (accounts, id) =>
    {
        var invitation = await accounts.InviteAgainAsync(id, Never);
        await accounts.AcceptAsync(invitation.Token, new Credential.Password("another long password"), Never);
    });

    [Fact]
    public async Task SignedIn_IsRenamed_StaysSignedIn()
    {
        await using var host = await Staff.StartAsync();
        var account = await Staff.AddAsync(host, "ben", Roles.Barista);
        using var client = await Staff.SignInAsync(host, "ben");

        await host.WithAsync<StaffAccounts>(accounts => accounts.RenameAsync(account.Id, "Benedict", Never));

        Assert.NotEqual("", await client.ReadAsync("/test/who"));
    }

    [Fact]
    public async Task LastOrganiser_CanBeTakenAwayByNothing()
    {
        await using var host = await Staff.StartAsync();
        var olga = Assert.Single(await host.WithAsync<StaffAccounts, IReadOnlyList<Account>>(
            accounts => accounts.ListAsync(Never)));
        Func<StaffAccounts, Task>[] attempts =
        [
            accounts => accounts.RemoveAsync(olga.Id, Never),
            accounts => accounts.DisableAsync(olga.Id, isDisabled: true, Never),
            accounts => accounts.ChangeRightsAsync(olga.Id, [Roles.Barista], [], Never),
            accounts => accounts.ChangeRightsAsync(olga.Id, [Roles.Organiser], [new ShopId("lobby")], Never),
        ];

        foreach (var attempt in attempts)
        {
            Assert.Equal(RefusalReasons.LastOrganiser, await Staff.RefusedAsync(host, attempt));
        }

        using var client = await Staff.SignInAsync(host, "olga");
        Assert.Equal("OLGA organiser", await client.ReadAsync("/test/who"));
    }

    [Fact]
    public async Task LastOrganiser_OtherIsOnlyInvited_StaysTheLast()
    {
        await using var host = await Staff.StartAsync();
        var olga = Assert.Single(await host.WithAsync<StaffAccounts, IReadOnlyList<Account>>(
            accounts => accounts.ListAsync(Never)));
        await host.WithAsync<StaffAccounts>(accounts => accounts.InviteAsync(
            new AccountDraft { UserName = "oscar", Name = "Oscar", Roles = [Roles.Organiser] }, Never));

        Assert.Equal(
            RefusalReasons.LastOrganiser,
            await Staff.RefusedAsync(host, accounts => accounts.RemoveAsync(olga.Id, Never)));
    }

    [Fact]
    public async Task TwoOrganisers_RemoveEachOtherAtOnce_OneStays()
    {
        await using var host = await Staff.StartAsync();
        var oscar = await Staff.AddAsync(host, "oscar", Roles.Organiser);
        var all = await host.WithAsync<StaffAccounts, IReadOnlyList<Account>>(accounts => accounts.ListAsync(Never));
        var olga = all.Single(account => account.Id != oscar.Id);

        var outcomes = await Task.WhenAll(
            new[] { olga, oscar }.Select(account => Record.ExceptionAsync(
                () => host.WithAsync<StaffAccounts>(accounts => accounts.RemoveAsync(account.Id, Never))).AsTask()));

        var refusal = Assert.IsType<CoffeeBarRefusedException>(Assert.Single(outcomes, outcome => outcome is not null));
        Assert.Equal(RefusalReasons.LastOrganiser, refusal.Reason);
    }

    [Fact]
    public async Task Rights_AreLimitedToShops_ShowInTheCookie()
    {
        await using var host = await Staff.StartAsync();
        var account = await Staff.AddAsync(host, "ben", Roles.Barista);
        await host.WithAsync<StaffAccounts>(
            accounts => accounts.ChangeRightsAsync(account.Id, [Roles.Barista], [new ShopId("lobby")], Never));

        using var client = await Staff.SignInAsync(host, "ben");

        Assert.Equal("BEN barista lobby", await client.ReadAsync("/test/who"));
    }

    private static async Task AssertSignedOutAsync(Func<StaffAccounts, string, Task> change)
    {
        await using var host = await Staff.StartAsync();
        var account = await Staff.AddAsync(host, "ben", Roles.Barista);
        using var client = await Staff.SignInAsync(host, "ben");
        Assert.Equal("BEN barista", await client.ReadAsync("/test/who"));

        await host.WithAsync<StaffAccounts>(accounts => change(accounts, account.Id));

        Assert.Equal("", await client.ReadAsync("/test/who"));
    }

    private static Task<Invitation> InviteAsync(AccessHost host, string userName) =>
        host.WithAsync<StaffAccounts, Invitation>(accounts => accounts.InviteAsync(
            new AccountDraft { UserName = userName, Name = userName, Roles = [Roles.Barista] }, Never));

    private static Task AcceptAsync(AccessHost host, string token, string password = Staff.Password) =>
        host.WithAsync<StaffAccounts>(accounts =>
            accounts.AcceptAsync(token, new Credential.Password(password), Never));
}
