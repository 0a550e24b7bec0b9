using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>The picture of a drink. It says nothing to a screen reader: the drink's name stands beside it.</summary>
public partial class DrinkPicture
{
    /// <summary>The picture's name in the menu.</summary>
    [Parameter]
    public string? IconName { get; set; }

    /// <summary>The drink, for a menu that names no picture we have.</summary>
    [Parameter]
    public string? Drink { get; set; }
}
