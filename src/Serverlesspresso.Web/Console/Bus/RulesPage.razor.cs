using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>The rules of a bus.</summary>
public partial class RulesPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public RulesModel Model { get; set; } = null!; // The endpoint gives it.
}
