using System.Globalization;
using System.Text.RegularExpressions;
using QRCoder;
using Serverlesspresso.Web.Wall;

namespace Serverlesspresso.Web.Tests.Wall;

public sealed partial class QrPictureTests
{
    [Theory]
    [InlineData("https://coffee.example.org/s/EXPO?code=ABCDEFGHIJ")]
    [InlineData("http://192.168.1.20:8080/s/default?code=0123456789")]
    public void Draw_Text_FillsTheDarkModulesAndNoOther(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);

        var picture = QrPicture.Draw(text);

        var dark = new HashSet<(int X, int Y)>();
        foreach (Match run in Run().Matches(picture.Path))
        {
            var (x, y, length) = (Read(run, 1), Read(run, 2), Read(run, 3));
            Assert.Equal(length, Read(run, 4));
            dark.UnionWith(Enumerable.Range(x, length).Select(column => (column, y)));
        }

        var modules = Enumerable.Range(0, picture.Size)
            .SelectMany(y => Enumerable.Range(0, picture.Size).Where(x => code.ModuleMatrix[y][x]).Select(x => (x, y)));
        Assert.Equal(code.ModuleMatrix.Count, picture.Size);
        Assert.Equal(modules.Order(), dark.Order());
        Assert.Equal(string.Empty, Run().Replace(picture.Path, string.Empty));
        Assert.All(dark, module => Assert.InRange(module.X, 4, picture.Size - 5));
    }

    private static int Read(Match run, int group) => int.Parse(run.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("M([0-9]+) ([0-9]+)h([0-9]+)v1h-([0-9]+)z")]
    private static partial Regex Run();
}
