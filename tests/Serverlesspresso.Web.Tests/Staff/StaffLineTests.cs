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

    private static void AssertState(string expected, Action<Account> change)
    {
        var account = new Account { Id = "1", CreatedAt = Now, UserName = "ada", Name = "Ada" };
        change(account);

        Assert.Equal(expected, StaffLine.From(account, ownId: null, Now).State);
    }
}
