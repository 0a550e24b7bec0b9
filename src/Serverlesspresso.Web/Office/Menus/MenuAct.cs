using System.Globalization;

namespace Serverlesspresso.Web.Office.Menus;

/// <summary>A button of the menu's form: what it does, and to which drink and group. Only <see cref="Save"/> writes.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="Drink">The drink's place from 0; -1 if it is about none.</param>
/// <param name="Group">The group's place within the drink from 0; -1 if it is about none.</param>
public sealed record MenuAct(string Verb, int Drink = -1, int Group = -1)
{
    /// <summary>Saves the menu.</summary>
    public const string Save = "save";

    /// <summary>Adds a drink.</summary>
    public const string Add = "add";

    /// <summary>Begins again with the standard menu.</summary>
    public const string Standard = "standard";

    /// <summary>Removes a drink.</summary>
    public const string Remove = "remove";

    /// <summary>Moves a drink up.</summary>
    public const string Up = "up";

    /// <summary>Moves a drink down.</summary>
    public const string Down = "down";

    /// <summary>Adds a group to a drink.</summary>
    public const string AddGroup = "add-group";

    /// <summary>Removes a group of a drink.</summary>
    public const string RemoveGroup = "remove-group";

    /// <summary>Reads the value of the button that was pressed, for example <c>remove-group-2-0</c>.</summary>
    /// <param name="value">The value; a form that was sent without a button is saved.</param>
    public static MenuAct Read(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return new MenuAct(Save);
        }

        var words = value.Split('-');
        var numbers = words.Select(Find).SkipWhile(number => number is null).OfType<int>().ToList();
        var verb = string.Join('-', words.SkipLast(numbers.Count));
        return new MenuAct(verb, numbers is [var drink, ..] ? drink : -1, numbers is [_, var group, ..] ? group : -1);
    }

    /// <summary>Does it to a form. What the form does not have, another editor's drink say, changes nothing.</summary>
    /// <param name="form">The form.</param>
    public MenuForm ApplyTo(MenuForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Verb switch
        {
            Standard => form.WithStandard(),
            Add => form with { Drinks = [.. form.Drinks, DrinkForm.Empty] },
            _ when Drink < 0 || Drink >= form.Drinks.Count => form,
            Remove => form with { Drinks = Without(form.Drinks, Drink) },
            Up => form with { Drinks = Swapped(form.Drinks, Drink, Drink - 1) },
            Down => form with { Drinks = Swapped(form.Drinks, Drink, Drink + 1) },
            AddGroup => WithGroups(form, [.. form.Drinks[Drink].Groups, GroupForm.Empty]),
            RemoveGroup => WithGroups(form, Without(form.Drinks[Drink].Groups, Group)),
            _ => form,
        };
    }

    /// <summary>The place of what it has added to a form; null if it adds nothing.</summary>
    /// <param name="form">The form as it is afterwards.</param>
    public string? FindAdded(MenuForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Verb switch
        {
            Add => PlaceOf(form.Drinks.Count - 1),
            AddGroup when Drink >= 0 && Drink < form.Drinks.Count =>
                string.Create(CultureInfo.InvariantCulture, $"{PlaceOf(Drink)}/groups/{form.Drinks[Drink].Groups.Count - 1}"),
            _ => null,
        };
    }

    /// <summary>The value of its button.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Verb}{(Drink < 0 ? "" : $"-{Drink}")}{(Group < 0 ? "" : $"-{Group}")}");

    private static string PlaceOf(int drink) => string.Create(CultureInfo.InvariantCulture, $"drinks/{drink}");

    private static int? Find(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> list, int place) =>
        [.. list.Where((_, index) => index != place)];

    private static IReadOnlyList<T> Swapped<T>(IReadOnlyList<T> list, int place, int other)
    {
        if (other < 0 || other >= list.Count)
        {
            return list;
        }

        T[] swapped = [.. list];
        (swapped[place], swapped[other]) = (swapped[other], swapped[place]);
        return swapped;
    }

    private MenuForm WithGroups(MenuForm form, IReadOnlyList<GroupForm> groups) => form with
    {
        Drinks = [.. form.Drinks.Select((drink, index) => index == Drink ? drink with { Groups = groups } : drink)],
    };
}
