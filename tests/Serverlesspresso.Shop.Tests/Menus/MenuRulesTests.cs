using System.Text.Json;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Menus;

public sealed class MenuRulesTests
{
    private static readonly Item Menu = MenuOf(
        """{ "drink": { "S": "Espresso" }, "available": { "BOOL": true } }""",
        """{ "drink": { "S": "Cappuccino" }, "available": { "BOOL": false } }""",
        $$"""{ "drink": { "S": "Latte" }, "modifiers": { "L": [ {{Group("Regular", "Oat")}}, {{Group("Caramel")}} ] } }""",
        $$"""{ "drink": { "S": "Mocha" }, "modifiers": { "L": [ {{Group("Small", "Dark")}}, {{Group("Dark", "White")}} ] } }""");

    [Theory]
    [InlineData("""{"drink":"Espresso"}""")]
    [InlineData("""{"drink":"Espresso","modifiers":null}""")]
    [InlineData("""{"drink":"Espresso","modifiers":[]}""")]
    [InlineData("""{"drink":"Espresso","userId":"7","icon":"anything"}""")]
    [InlineData("""{"drink":"Latte","modifiers":[]}""")]
    [InlineData("""{"drink":"Latte","modifiers":["Oat"]}""")]
    [InlineData("""{"drink":"Latte","modifiers":["Caramel","Regular"]}""")]
    public void FindProblem_DrinkIsOnTheMenu_IsNone(string body) => Assert.Null(Find(Menu, body));

    [Theory]
    [InlineData("""{"drink":"espresso"}""", "The drink 'espresso' is not on the menu.")]
    [InlineData("""{"drink":"Espresso "}""", "The drink 'Espresso ' is not on the menu.")]
    [InlineData("""{"drink":""}""", "The drink '' is not on the menu.")]
    [InlineData("""{"drink":7}""", "The drink '7' is not on the menu.")]
    [InlineData("""{"drink":"Cappuccino"}""", "The drink 'Cappuccino' is not available now.")]
    [InlineData("""{"drink":null}""", "No drink is named.")]
    [InlineData("{}", "No drink is named.")]
    [InlineData("null", "No drink is named.")]
    [InlineData("\"Espresso\"", "No drink is named.")]
    public void FindProblem_NoSuchDrink_SaysSo(string body, string problem) => Assert.Equal(problem, Find(Menu, body));

    [Theory]
    [InlineData("""["Soy"]""", "The drink has no modifier 'Soy'.")]
    [InlineData("""["oat"]""", "The drink has no modifier 'oat'.")]
    [InlineData("""["Oat",null]""", "The drink has no modifier 'null'.")]
    [InlineData("""[7]""", "The drink has no modifier '7'.")]
    [InlineData("""["Oat","Regular"]""", "The modifier 'Regular' is the second choice from its group.")]
    [InlineData("""["Oat","Oat"]""", "The modifier 'Oat' is the second choice from its group.")]
    [InlineData("\"Oat\"", "The modifiers are not a list.")]
    [InlineData("""{"Milk":"Oat"}""", "The modifiers are not a list.")]
    public void FindProblem_NoSuchModifier_SaysSo(string modifiers, string problem) =>
        Assert.Equal(problem, Find(Menu, $$"""{"drink":"Latte","modifiers":{{modifiers}}}"""));

    [Theory]
    [InlineData("""["Dark"]""", null)]
    [InlineData("""["Dark","Dark"]""", null)]
    [InlineData("""["Dark","Small"]""", null)]
    [InlineData("""["Dark","White"]""", null)]
    [InlineData("""["Dark","Dark","Small"]""", "The modifier 'Small' is the second choice from its group.")]
    [InlineData("""["Dark","Dark","Dark"]""", "The modifier 'Dark' is the second choice from its group.")]
    public void FindProblem_TwoGroupsHaveTheOption_EachMayGiveIt(string modifiers, string? problem) =>
        Assert.Equal(problem, Find(Menu, $$"""{"drink":"Mocha","modifiers":{{modifiers}}}"""));

    [Theory]
    [InlineData("{}", "invalid-order")]
    [InlineData("""{"drink":"Tea"}""", "not-on-menu")]
    [InlineData("""{"drink":"Cappuccino"}""", "not-available")]
    [InlineData("""{"drink":"Latte","modifiers":["Soy"]}""", "invalid-modifier")]
    public void FindProblem_NotOffered_SaysWhyForMachines(string body, string reason) =>
        Assert.Equal(reason, FindProblem(Menu, body)?.Reason);

    [Fact]
    public void FindProblem_DrinkHasNoModifiers_RefusesAny() => Assert.Equal(
        "The drink has no modifier 'Oat'.", Find(Menu, """{"drink":"Espresso","modifiers":["Oat"]}"""));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "value": { "S": "Espresso" } }""")]
    public void FindProblem_ItemIsNoMenu_SaysSo(string item) => Assert.Equal(
        "The shop has no menu.", Find(Item.Read(JsonElement.Parse(item)), """{"drink":"Espresso"}"""));

    [Fact]
    public void FindProblem_NoItem_SaysSo() =>
        Assert.Equal("The shop has no menu.", Find(menu: null, """{"drink":"Espresso"}"""));

    [Fact]
    public void FindProblem_EntryIsNoDrink_IsPassedOver()
    {
        var menu = MenuOf("""{ "icon": { "S": "cup" } }""", """{ "drink": { "S": "Espresso" } }""");

        Assert.Equal("No drink is named.", Find(menu, """{"icon":"cup"}"""));
        Assert.Null(Find(menu, """{"drink":"Espresso"}"""));
    }

    [Theory]
    [InlineData("Espresso")]
    [InlineData("Cappuccino")]
    [InlineData("Latte")]
    [InlineData("Flat White")]
    [InlineData("Americano")]
    [InlineData("Coffee of the day")]
    public void FindProblem_MenuOfTheWorkshop_HasItsSixDrinks(string drink) =>
        Assert.Null(Find(DefaultShop.Menu(), $$"""{"userId":"1","drink":"{{drink}}","modifiers":[]}"""));

    private static string? Find(Item? menu, string body) => FindProblem(menu, body)?.Message;

    private static MenuProblem? FindProblem(Item? menu, string body) =>
        MenuRules.FindProblem(menu, JsonElement.Parse(body));

    private static string Group(params string[] options) =>
        $$"""{ "M": { "Options": { "L": [ {{string.Join(',', options.Select(option => $$"""{ "S": "{{option}}" }"""))}} ] } } }""";

    private static Item MenuOf(params string[] drinks)
    {
        var entries = string.Join(',', drinks.Select(drink => $$"""{ "M": {{drink}} }"""));
        return Item.Read(JsonElement.Parse($$"""{ "value": { "L": [ {{entries}} ] } }"""));
    }
}
