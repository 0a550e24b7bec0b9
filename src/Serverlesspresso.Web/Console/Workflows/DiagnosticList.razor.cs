using Microsoft.AspNetCore.Components;
using Serverlesspresso.States.Definitions;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>What is wrong with a definition, and where.</summary>
public partial class DiagnosticList
{
    /// <summary>The mistakes.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<DefinitionDiagnostic> Diagnostics { get; set; } = [];
}
