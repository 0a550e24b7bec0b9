using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A definition as text, with its graph and its mistakes beside it.</summary>
public partial class DefinitionPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public DefinitionModel Model { get; set; } = null!; // The endpoint gives it.

    private string Address => ConsoleAddresses.Definition(Model.Machine);
}
