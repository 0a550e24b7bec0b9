using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.SignIn;

/// <summary>The page that makes the first organiser.</summary>
public partial class SetupPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public SetupModel Model { get; set; } = null!; // The endpoint gives it.
}
