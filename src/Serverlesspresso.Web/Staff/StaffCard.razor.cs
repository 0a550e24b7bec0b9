using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop.Access.Accounts;

namespace Serverlesspresso.Web.Staff;

/// <summary>One account of the list, and what can be done with it.</summary>
public partial class StaffCard
{
    /// <summary>The account.</summary>
    [Parameter]
    [EditorRequired]
    public StaffLine Person { get; set; } = null!; // The page gives it.

    /// <summary>The shops that it can be limited to.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ShopChoice> Shops { get; set; } = [];

    private Account Account => Person.Account;

    private string Id => $"person-{Account.Id}";

    private string RoleNames => string.Join(", ", Account.Roles.Select(role => Texts[$"Role-{role}"].Value));

    private string ShopNames => string.Join(
        ", ", Account.Shops.Select(id => Shops.FirstOrDefault(shop => shop.Id == id)?.Name ?? id));
}
