using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.SignIn;

/// <summary>The page of one's own account.</summary>
public partial class AccountPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public AccountModel Model { get; set; } = null!; // The endpoint gives it.
}
