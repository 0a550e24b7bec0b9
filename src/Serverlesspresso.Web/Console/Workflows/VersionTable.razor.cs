using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The versions of a state machine, and the aliases that lead to them.</summary>
public partial class VersionTable
{
    /// <summary>The versions.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<StateMachineVersionDocument> Versions { get; set; } = null!; // The page gives it.

    /// <summary>The aliases.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<StateMachineAliasDocument> Aliases { get; set; } = null!; // The page gives it.

    /// <summary>The id of what names the table.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = null!; // The page gives it.

    /// <summary>The names of the aliases of a version, each with its share if it has not all.</summary>
    private string AliasesOf(StateMachineVersionDocument version) => string.Join(
        ", ",
        from alias in Aliases
        from route in alias.Routes
        where route.VersionArn == version.Arn
        orderby alias.Name
        select route.Weight == 100 ? alias.Name : $"{alias.Name} ({route.Weight} %)");
}
