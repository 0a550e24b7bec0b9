using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.SignIn;

/// <summary>Puts into words what came of a form.</summary>
public partial class SayingView
{
    /// <summary>What to say.</summary>
    [Parameter]
    [EditorRequired]
    public Saying Saying { get; set; } = new("", []);

    // A reason that has no words of its own is one that these forms do not meet, or was typed into the address.
    private string Words => Texts[$"Said-{Saying.Reason}"] is { ResourceNotFound: false } words
        ? words
        : Texts["Said-other"];
}
