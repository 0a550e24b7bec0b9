using System.Xml.Linq;
using Serverlesspresso.Web.Design;
using Serverlesspresso.Web.Files;

namespace Serverlesspresso.Web.Tests.Design;

public sealed class DrinkPicturesTests
{
    public static TheoryData<string> Names => [.. DrinkPictures.Names];

    [Theory]
    [InlineData("barista-icons_espresso-alternative", "espresso")]
    [InlineData("barista-icons_cappuccino-alternative", "cappuccino")]
    [InlineData("barista-icons_cafe-latte", "latte")]
    [InlineData("barista-icons_flat-white-alternative@2x", "flat-white")]
    [InlineData("barista-icons_americano", "americano")]
    [InlineData("latte-macchiato", "latte")]
    [InlineData("espresso-macchiato-alternative", "macchiato")]
    [InlineData("cup-of-coffee", "cup")]
    [InlineData("hot-chocolate", "hot-chocolate")]
    public void Find_NameOfTheMenu_IsThePictureOfTheDrink(string icon, string picture) =>
        Assert.Equal($"Design/Drinks/{picture}.svg", DrinkPictures.Find(icon).Name);

    [Theory]
    [InlineData("Iced Latte", "cold-drink")]
    [InlineData("Green Tea", "tea")]
    [InlineData("Steamed milk", "cup")]
    [InlineData("Flat White", "flat-white")]
    [InlineData(null, "cup")]
    public void Find_MenuNamesNoPicture_FollowsTheDrink(string? drink, string picture) =>
        Assert.Equal($"Design/Drinks/{picture}.svg", DrinkPictures.Find(iconName: "", drink).Name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_OfEveryName_IsASmallDrawingThatLoadsNothing(string name)
    {
        var file = PageFiles.Get($"Design/Drinks/{name}.svg");
        using var content = new MemoryStream(file.Content);

        var drawing = XDocument.Load(content);

        Assert.Equal(file, DrinkPictures.Find(name));
        Assert.InRange(file.Content.Length, 1, 4096);
        Assert.DoesNotContain(drawing.Descendants(), element => element.Name.LocalName is "script" or "image" or "use");
    }
}
