using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Office.Settings;
using Serverlesspresso.Web.Tests.Visit;

namespace Serverlesspresso.Web.Tests.Office;

public sealed class SettingsFormTests
{
    private static readonly SettingsForm Form = SettingsForm.From(SomeVisit.Shop);

    [Fact]
    public void Form_OfAShop_ChangesNothing()
    {
        var settings = SomeVisit.Shop.Settings with { ChooseSeconds = 90, MakeSeconds = 840, Language = "de" };
        var form = SettingsForm.From(SomeVisit.Shop with { Settings = settings });

        Assert.Equal(("1.5", "14", "1"), (form.ChooseMinutes, form.MakeMinutes, form.Version));
        Assert.Equal(settings, form.ApplyTo(settings));
    }

    [Fact]
    public void Read_WhatWasTyped_IsTrimmedAndKept()
    {
        var form = SettingsForm.Read(SomeForm.Of(
            ("name", " Expo "),
            ("welcomeText", "Hello\r\nthere"),
            ("capacity", "many"),
            ("chooseSeconds", "0,5"),
            ("storeOpen", "true"),
            ("version", "7")));

        var settings = form.ApplyTo(new ShopSettings());

        Assert.Equal(("Expo", "Hello\nthere", true), (settings.Name, settings.WelcomeText, settings.StoreOpen));
        Assert.Equal(("many", -1), (form.Capacity, settings.Capacity));
        Assert.Equal(30, settings.ChooseSeconds);
        Assert.Equal("7", form.Version);
        Assert.False(settings.OrderNumbersRestartDaily);
    }

    [Theory]
    [InlineData("5", 300)]
    [InlineData("0.25", 15)]
    [InlineData("", -1)]
    [InlineData("-5", -1)]
    [InlineData("five", -1)]
    [InlineData("99999999999", -1)]
    public void Minutes_AsTyped_AreSecondsOrNone(string typed, int seconds) =>
        Assert.Equal(seconds, (Form with { MakeMinutes = typed }).ApplyTo(new ShopSettings()).MakeSeconds);
}
