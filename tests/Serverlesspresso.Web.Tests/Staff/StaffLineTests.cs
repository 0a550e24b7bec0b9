using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Web.Staff;

namespace Serverlesspresso.Web.Tests.Staff;

public sealed class StaffLineTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void State_HasAPassword_IsActive() => AssertState("active", account => account.PasswordHash = "hash");

    [Fact]
    public void State_InvitationIsOpen_IsInvited() =>
        AssertState("invited", account => account.InvitationEnd = Now.AddMinutes(1));

    [Fact]
    public void State_InvitationRanOut_IsExpired() => AssertState("expired", account => account.InvitationEnd = Now);

    [Fact]
    public void State_IsShut_IsDisabledWhateverElse() => AssertState(
        "disabled",
        account =>
        {
            account.IsDisabled = true;
            account.PasswordHash = "hash";
            account.LockoutEnd = Now.AddMinutes(1);
        });

    [Theory]
    [InlineData(1, "locked")]
    [InlineData(0, "active")]
    public void State_WasLockedOut_IsLockedUntilTheEnd(int minutesLeft, string expected) => AssertState(
        expected,
        account =>
        {
            account.PasswordHash = "hash";
            account.LockoutEnd = Now.AddMinutes(minutesLeft);
        });

    [Fact]
    public void IsLastOrganiser_OnlyOneCanOrganiseAllShops_IsThatOne()
    {
        Account[] accounts =
        [
            Make("ada", account => (account.Roles, account.PasswordHash) = (["organiser"], "hash")),
            Make("of one shop", account => (account.Roles, account.PasswordHash, account.Shops) = (["organiser"], "hash", ["EXPO"])),
            Make("invited", account => account.Roles = ["organiser"]),
            Make("barista", account => (account.Roles, account.PasswordHash) = (["barista"], "hash")),
        ];

        var last = StaffLine.From(accounts, ownId: "ada", Now).Where(line => line.IsLastOrganiser);

        Assert.Equal(["ada"], last.Select(line => line.Account.Id));
    }

    [Fact]
    public void IsLastOrganiser_TwoCanOrganiseAllShops_IsNobody()
    {
        Account[] accounts =
        [
            Make("ada", account => (account.Roles, account.PasswordHash) = (["organiser"], "hash")),
            Make("eve", account => (account.Roles, account.PasswordHash) = (["organiser"], "hash")),
        ];

        Assert.DoesNotContain(StaffLine.From(accounts, ownId: "ada", Now), line => line.IsLastOrganiser);
    }

    private static void AssertState(string expected, Action<Account> change) =>
        Assert.Equal(expected, Assert.Single(StaffLine.From([Make("1", change)], ownId: null, Now)).State);

    private static Account Make(string id, Action<Account> change)
    {
        var account = new Account { Id = id, CreatedAt = Now, UserName = id, Name = id };
        change(account);
        return account;
    }
}
