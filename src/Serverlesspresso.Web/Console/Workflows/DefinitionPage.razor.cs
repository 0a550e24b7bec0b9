using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A definition as text, with its graph and its mistakes beside it.</summary>
public partial class DefinitionPage
{
    // One mistake makes many: the first ones matter, and the graph stays in sight.
    private const int FirstMax = 3;

    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public DefinitionModel Model { get; set; } = null!; // The endpoint gives it.

    private string Address => ConsoleAddresses.Definition(Model.Machine);
}
