using System.Text.Json;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Menus;

public sealed class MenuTests
{
    private static readonly ShopId Shop = new("A-B");

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var menu = new Menu(
            [
                new MenuDrink
                {
                    Name = "Latte",
                    Icon = "cup",
                    IsAvailable = false,
                    Groups = [new ModifierGroup("Milk", ["Oat", "Whole"]), new ModifierGroup("Size", [])],
                },
                new MenuDrink { Name = "Espresso" },
            ]);

        Assert.Equivalent(menu, Menu.Read(menu.Write(Shop, before: null)), strict: true);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "value": { "S": "Latte" } }""")]
    [InlineData("""{ "value": { "L": [ { "S": "Latte" }, { "M": { "drink": { "N": "1" } } }, { "M": {} } ] } }""")]
    public void Read_ItemHasNoDrinks_IsEmpty(string item) => Assert.Empty(Menu.Read(Parse(item)).Drinks);

    [Fact]
    public void Read_PartsAreOfWrongTypes_HasTheRest()
    {
        var menu = Menu.Read(Parse("""
            {
              "value": { "L": [
                { "S": "no drink" },
                { "M": {
                  "drink": { "S": "Latte" }, "icon": { "N": "1" }, "available": { "S": "no" },
                  "modifiers": { "L": [ { "S": "x" }, { "M": { "Name": { "N": "1" }, "Options": { "L": [ { "N": "1" }, { "S": "Oat" } ] } } } ] } } },
                { "M": { "drink": { "S": "Latte" }, "icon": { "S": "a second one of the name" } } }
              ] }
            }
            """));

        var latte = new MenuDrink { Name = "Latte", Groups = [new ModifierGroup("", ["Oat"])] };
        Assert.Equivalent(new Menu([latte]), menu, strict: true);
    }

    [Fact]
    public void Write_ItemHasMore_KeepsItWithTheDrinksThatStay()
    {
        var before = Parse("""
            {
              "PK": { "S": "menu-A-B" }, "editedBy": { "S": "me" },
              "value": { "L": [
                { "M": { "drink": { "S": "Latte" }, "price": { "N": "3" }, "modifiers": { "L": [ { "M": { "Name": { "S": "Milk" }, "sort": { "N": "1" } } } ] } } },
                { "M": { "drink": { "S": "Espresso" }, "price": { "N": "2" } } }
              ] }
            }
            """);

        var latte = new MenuDrink { Name = "Latte", Groups = [new ModifierGroup("Milk", ["Oat"])] };
        var written = new Menu([latte]).Write(Shop, before);

        Assert.Equal(
            Parse("""
                {
                  "PK": { "S": "menu-A-B" }, "editedBy": { "S": "me" },
                  "value": { "L": [
                    { "M": {
                      "drink": { "S": "Latte" }, "icon": { "S": "" }, "available": { "BOOL": true }, "price": { "N": "3" },
                      "modifiers": { "L": [ { "M": { "Name": { "S": "Milk" }, "sort": { "N": "1" }, "Options": { "L": [ { "S": "Oat" } ] } } } ] } } }
                  ] }
                }
                """),
            written);
    }

    private static Item Parse(string json) => Item.Read(JsonElement.Parse(json));
}
