using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Whether a rule matches events.</summary>
public partial class RuleState
{
    /// <summary>The rule.</summary>
    [Parameter]
    [EditorRequired]
    public RuleDocument Rule { get; set; } = null!; // Whoever shows it gives it.
}
