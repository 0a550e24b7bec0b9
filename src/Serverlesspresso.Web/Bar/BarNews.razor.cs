using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Bar;

/// <summary>What came of the last form, and what all who wait are told.</summary>
public partial class BarNews
{
    /// <summary>The page.</summary>
    [Parameter]
    [EditorRequired]
    public BarModel Model { get; set; } = null!; // The page gives itself.
}
