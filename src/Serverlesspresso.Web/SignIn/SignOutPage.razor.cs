using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.SignIn;

/// <summary>The page on which people sign out.</summary>
public partial class SignOutPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public SignOutModel Model { get; set; } = null!; // The endpoint gives it.
}
