using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>A target of a rule, with a preview of what it would get.</summary>
public partial class TargetPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public TargetModel Model { get; set; } = null!; // The endpoint gives it.

    private string Title => Model.Form.IsNew ? "New target" : $"Target {Model.Form.Id}";

    private string Address => BusAddresses.Rule(Model.Bus, Model.Rule);

    private bool Is(string kind) => Model.Form.Kind == kind;
}
