using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Tests.Menus;

public sealed class MenuChecksTests
{
    private static readonly string Sixty = new('x', 60);
    private static readonly string SixtyOne = new('x', 61);

    [Fact]
    public void FindMistakes_StandardMenu_HasNone() => Assert.Empty(MenuChecks.FindMistakes(Menu.Standard));

    [Fact]
    public void FindMistakes_EverythingAtItsLimit_HasNone()
    {
        var groups = Enumerable.Range(0, 5).Select(group => new ModifierGroup($"Group {group}", ["a", "b", Sixty]));
        var drinks = Enumerable.Range(0, 60)
            .Select(drink => new MenuDrink { Name = $"{drink:00}{Sixty[2..]}", Icon = Sixty, Groups = [.. groups] });

        Assert.Empty(MenuChecks.FindMistakes(new Menu([.. drinks])));
    }

    [Fact]
    public void FindMistakes_ManyAtOnce_NamesThePlaceOfEach()
    {
        var menu = new Menu(
            [
                new MenuDrink { Name = "Latte" },
                new MenuDrink { Name = "latte" },
                new MenuDrink { Name = "" },
                new MenuDrink { Name = SixtyOne, Icon = SixtyOne },
                new MenuDrink
                {
                    Name = "Mocha\n",
                    Groups =
                    [
                        new ModifierGroup("Milk", ["Oat", "oat", "", SixtyOne]),
                        new ModifierGroup("Milk", []),
                        new ModifierGroup("Size", [.. Enumerable.Range(0, 21).Select(option => $"{option}")]),
                    ],
                },
                new MenuDrink
                {
                    Name = "Tea",
                    Groups = [.. Enumerable.Range(0, 6).Select(group => new ModifierGroup($"{group}", ["a"]))],
                },
            ]);

        Assert.Equal(
            [
                "/drinks/1/name", "/drinks/2/name", "/drinks/3/name", "/drinks/4/name",
                "/drinks/3/icon",
                "/drinks/4/groups/1/name", "/drinks/4/groups/0/options/1", "/drinks/4/groups/0/options/2",
                "/drinks/4/groups/0/options/3", "/drinks/4/groups/1/options", "/drinks/4/groups/2/options",
                "/drinks/5/groups",
            ],
            MenuChecks.FindMistakes(menu).Select(mistake => mistake.Place));
    }

    [Fact]
    public void FindMistakes_SixtyOneDrinks_AreTooMany()
    {
        var menu = new Menu([.. Enumerable.Range(0, 61).Select(drink => new MenuDrink { Name = $"{drink}" })]);

        Assert.Equal(
            new Mistake("/drinks", "The menu has 61 drinks: it must have 0 to 60."),
            Assert.Single(MenuChecks.FindMistakes(menu)));
    }

    [Fact]
    public void FindMistakes_TooLargeForAnEvent_SaysSo()
    {
        var options = Enumerable.Range(0, 20).Select(option => $"{option:00}{Sixty[2..]}").ToList();
        var groups = Enumerable.Range(0, 5).Select(group => new ModifierGroup($"{group}", options)).ToList();
        var menu = new Menu(
            [.. Enumerable.Range(0, 60).Select(drink => new MenuDrink { Name = $"{drink}", Groups = groups })]);

        Assert.StartsWith("The menu has ", Assert.Single(MenuChecks.FindMistakes(menu)).Message, StringComparison.Ordinal);
    }
}
