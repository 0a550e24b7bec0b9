using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Reference;

/// <summary>The page that explains the API to people who write programs, and lets them try it.</summary>
public partial class ReferencePage
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public ReferenceModel Model { get; set; } = null!; // The endpoint gives it.

    private static string IdOf(ReferenceGroup group) => $"about-{group.Name.ToLowerInvariant()}";
}
