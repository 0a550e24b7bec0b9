using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Serverlesspresso.Web.Texts;

namespace Serverlesspresso.Web.Tests.Texts;

public sealed partial class TextsTests
{
    public static TheoryData<string> Families => [.. typeof(DesignTexts).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(DesignTexts).Namespace && type.Name.EndsWith("Texts", StringComparison.Ordinal))
        .Select(type => type.Name)];

    [Fact]
    public void Families_AreFound() => Assert.Contains(nameof(DesignTexts), Families.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Families))]
    public void Texts_OfEveryLanguage_AreTheSame(string family)
    {
        var english = Read(family, CultureInfo.InvariantCulture);

        Assert.NotEmpty(english);
        foreach (var (code, _) in Languages.All.Where(language => language.Code != "en"))
        {
            var other = Read(family, CultureInfo.GetCultureInfo(code));
            Assert.Equal(english.Keys.Order(), other.Keys.Order());
            Assert.All(english, text => Assert.Equal(Placeholders(text.Value), Placeholders(other[text.Key])));
            Assert.DoesNotContain(other, text => text.Value.Length == 0);
        }
    }

    private static Dictionary<string, string> Read(string family, CultureInfo language)
    {
        var type = typeof(DesignTexts);
        var manager = new ResourceManager($"{type.Namespace}.{family}", type.Assembly);
        var texts = manager.GetResourceSet(language, createIfNotExists: true, tryParents: false);
        return (texts ?? throw new MissingManifestResourceException($"{family} does not speak '{language}'."))
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");
    }

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Placeholder();
}
