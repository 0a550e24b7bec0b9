using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Staff;

/// <summary>The fields of a form that say what an account may do, and where.</summary>
public partial class RightsFields
{
    /// <summary>The roles that are ticked.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>Whether the account must remain an organiser of all shops.</summary>
    [Parameter]
    public bool MustOrganise { get; set; }

    /// <summary>The shops that are ticked.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<string> Chosen { get; set; } = [];

    /// <summary>The shops that can be ticked.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ShopChoice> Shops { get; set; } = [];
}
