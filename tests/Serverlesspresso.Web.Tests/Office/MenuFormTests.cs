using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Web.Office.Menus;
using Serverlesspresso.Web.Tests.Visit;

namespace Serverlesspresso.Web.Tests.Office;

public sealed class MenuFormTests
{
    private static readonly MenuForm Form = MenuForm.From(SomeVisit.Shop);

    [Fact]
    public void Form_OfAShop_GivesItsMenuBack()
    {
        var menu = Form.ToMenu();

        Assert.Equal("1", Form.Version);
        Assert.Equal(["Latte", "Mocha"], menu.Drinks.Select(drink => drink.Name));
        Assert.Equal([true, false], menu.Drinks.Select(drink => drink.IsAvailable));
        var milk = Assert.Single(menu.Drinks[0].Groups);
        Assert.Equal("Milk", milk.Name);
        Assert.Equal(["Regular", "Oat"], milk.Options);
    }

    [Fact]
    public void Read_Fields_AreTheDrinksUntilThereIsNone()
    {
        var form = MenuForm.Read(SomeForm.Of(
            ("version", "7"),
            ("drinks/0/name", " Latte "),
            ("drinks/0/icon", "latte"),
            ("drinks/0/isAvailable", "true"),
            ("drinks/0/groups/0/name", "Milk"),
            ("drinks/0/groups/0/options", "Oat\r\n\r\n  Soy "),
            ("drinks/0/groups/2/name", "Lost"),
            ("drinks/1/name", ""),
            ("drinks/3/name", "Lost")));

        Assert.Equal("7", form.Version);
        Assert.Equal([("Latte", "latte", true), ("", "", false)], form.Drinks.Select(drink => (drink.Name, drink.Icon, drink.IsAvailable)));
        Assert.Equal("Oat\n\n  Soy ", Assert.Single(form.Drinks[0].Groups).Options);
        Assert.Equal(["Oat", "Soy"], form.ToMenu().Drinks[0].Groups[0].Options);
    }

    [Theory]
    [InlineData("add", "Latte,Mocha,")]
    [InlineData("remove-0", "Mocha")]
    [InlineData("remove-1", "Latte")]
    [InlineData("remove-2", "Latte,Mocha")]
    [InlineData("up-1", "Mocha,Latte")]
    [InlineData("up-0", "Latte,Mocha")]
    [InlineData("down-0", "Mocha,Latte")]
    [InlineData("down-1", "Latte,Mocha")]
    [InlineData("down-99999999999999", "Latte,Mocha")]
    [InlineData("standard", "Espresso,Cappuccino,Latte,Flat White,Americano,Coffee of the day")]
    [InlineData("save", "Latte,Mocha")]
    [InlineData("dance-1-2-3", "Latte,Mocha")]
    public void Act_OnDrinks_ChangesTheForm(string act, string drinks)
    {
        var form = MenuAct.Read(act).ApplyTo(Form);

        Assert.Equal(drinks, string.Join(',', form.Drinks.Select(drink => drink.Name)));
        Assert.Equal(Form.Version, form.Version);
    }

    [Theory]
    [InlineData("add-group-0", "Milk,", "")]
    [InlineData("add-group-1", "Milk", "(new)")]
    [InlineData("remove-group-0-0", "", "")]
    [InlineData("remove-group-0-1", "Milk", "")]
    [InlineData("remove-group-0", "Milk", "")]
    [InlineData("add-group-2", "Milk", "")]
    public void Act_OnGroups_ChangesTheDrink(string act, string ofLatte, string ofMocha)
    {
        var form = MenuAct.Read(act).ApplyTo(Form);

        Assert.Equal(ofLatte, string.Join(',', form.Drinks[0].Groups.Select(group => group.Name)));
        Assert.Equal(ofMocha.Length > 0 ? 1 : 0, form.Drinks[1].Groups.Count);
    }

    [Theory]
    [InlineData("remove-group-2-1")]
    [InlineData("up-12")]
    [InlineData("save")]
    public void Act_WrittenAndRead_IsTheSame(string value) => Assert.Equal(value, MenuAct.Read(value).ToString());

    [Fact]
    public void Act_NoButton_Saves() => Assert.Equal(MenuAct.Save, MenuAct.Read(null).Verb);

    [Fact]
    public void Form_OfAnEmptyMenu_IsEmpty() =>
        Assert.Empty(MenuForm.From(SomeVisit.Shop with { Menu = Menu.Empty }).ToMenu().Drinks);
}
