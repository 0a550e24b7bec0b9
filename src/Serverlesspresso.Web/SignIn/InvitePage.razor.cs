using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.SignIn;

/// <summary>The page on which somebody who was invited chooses how to sign in.</summary>
public partial class InvitePage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public InviteModel Model { get; set; } = null!; // The endpoint gives it.
}
