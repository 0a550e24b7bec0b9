using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.SignIn;

/// <summary>The page on which people with an account sign in.</summary>
public partial class SignInPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public SignInModel Model { get; set; } = null!; // The endpoint gives it.
}
