using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Functions;

/// <summary>All functions, and how they did in the last minute.</summary>
public partial class FunctionsPage
{
    /// <summary>The functions.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<FunctionLine> Functions { get; set; } = [];
}
