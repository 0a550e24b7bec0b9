using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>The fields of an attribute. All attributes have the same names: their places tell them apart.</summary>
public partial class AttributeFields
{
    /// <summary>Its place, from 0.</summary>
    [Parameter]
    [EditorRequired]
    public int Number { get; set; }

    /// <summary>The attribute.</summary>
    [Parameter]
    [EditorRequired]
    public AttributeRow Row { get; set; } = null!; // The page gives it.

    /// <summary>Whether it is part of the item's key, so that its name and type are the table's.</summary>
    [Parameter]
    [EditorRequired]
    public bool IsKey { get; set; }

    /// <summary>Whether the item exists, so that its key stays.</summary>
    [Parameter]
    [EditorRequired]
    public bool IsFixed { get; set; }

    private string ValueId => $"attribute-{Number}";
}
