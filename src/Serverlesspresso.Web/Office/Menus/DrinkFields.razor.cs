using System.Globalization;
using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Office.Menus;

/// <summary>The fields of a drink in the editor of its menu.</summary>
public partial class DrinkFields
{
    /// <summary>The whole editor.</summary>
    [Parameter]
    [EditorRequired]
    public MenuModel Model { get; set; } = null!; // The page gives it.

    /// <summary>The drink's place on the menu, from 0.</summary>
    [Parameter]
    [EditorRequired]
    public int Index { get; set; }

    private DrinkForm Drink => Model.Form.Drinks[Index];

    private string Place => string.Create(CultureInfo.InvariantCulture, $"drinks/{Index}");

    // The picture of now keeps the name it has, the original's say, as long as nobody chooses another.
    private IEnumerable<(string Name, string Value, bool IsChosen)> Pictures
    {
        get
        {
            var now = DrinkPictures.Find(Drink.Icon, Drink.Name);
            return DrinkPictures.Names.Select(name =>
                DrinkPictures.Find(name) == now ? (name, Drink.Icon, true) : (name, name, false));
        }
    }

    /// <summary>The id of a drink's fields, which the addresses of the buttons lead back to.</summary>
    /// <param name="index">The drink's place on the menu, from 0.</param>
    public static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"drink-{index}");

    private string Act(string verb, int group = -1) => new MenuAct(verb, Index, group).ToString();

    private string At(int index) => $"{OfficeAddresses.Menu(Model.ShopId)}#{IdOf(index)}";

    private string? ProblemAt(string part) =>
        Model.IsWrong($"{Place}/{part}") ? Texts[$"MenuProblem.{part[(part.LastIndexOf('/') + 1)..]}"].Value : null;
}
