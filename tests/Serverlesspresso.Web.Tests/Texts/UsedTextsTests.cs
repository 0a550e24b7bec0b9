using System.Resources;
using System.Text.RegularExpressions;
using Serverlesspresso.Web.Texts;

namespace Serverlesspresso.Web.Tests.Texts;

public sealed partial class UsedTextsTests
{
    [Fact]
    public void Texts_ThatComponentsName_AreThere()
    {
        var missing =
            from path in Directory.EnumerateFiles(WebFolder(), "*.razor", SearchOption.AllDirectories)
            let source = File.ReadAllText(path)
            from Match injected in Injected().Matches(source)
            let field = injected.Groups["field"].Value
            let family = injected.Groups["family"].Value
            from Match used in Regex.Matches(source, $$"""\b{{field}}\["(?<key>[^"{}]+)"[\],]""")
            let key = used.Groups["key"].Value
            where Read(family).GetString(key) is null
            select $"{Path.GetFileName(path)} names {family} '{key}'";

        Assert.Equal([], missing.Distinct());
    }

    private static ResourceManager Read(string family) =>
        new($"{typeof(DesignTexts).Namespace}.{family}", typeof(DesignTexts).Assembly);

    private static string WebFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serverlesspresso.slnx")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "src", "Serverlesspresso.Web");
    }

    [GeneratedRegex(@"@inject IStringLocalizer<(?<family>\w+)> (?<field>\w+)")]
    private static partial Regex Injected();
}
