using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Serverlesspresso.Events.Patterns;
using Serverlesspresso.Events.Tests.Matching;

namespace Serverlesspresso.Events.Tests.Patterns;

/// <summary>The examples of docs/event-patterns.md do what the page says.</summary>
public sealed partial class PatternPageTests
{
    private const int ExamplesMin = 10;

    private static readonly string Page = ReadPage();

    [Fact]
    public void Page_EachExample_MatchesWhatItSays()
    {
        var pattern = "";
        var tried = 0;
        foreach (var (kind, text) in ListBlocks().Where(block => block.Kind != "json invalid" && block.Kind != "text reason"))
        {
            if (kind == "json pattern")
            {
                pattern = text;
                continue;
            }

            Assert.True(kind is "json match" or "json no-match", $"The page has a block of kind '{kind}'.");
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var isMatch = EventPattern.Parse(pattern).Matches(Encoding.UTF8.GetBytes(line));
                Assert.True(isMatch == (kind == "json match"), $"The page says '{kind}' of {line} for {pattern}");
                Assert.Equal(isMatch, NaiveMatcher.Matches(pattern, line));
                tried++;
            }
        }

        Assert.True(tried > 2 * ExamplesMin, $"Only {tried} events of the page were tried.");
    }

    [Fact]
    public void Page_EachPattern_HasEventsThatMatchAndThatDoNot()
    {
        var kinds = ListBlocks().Select(block => block.Kind).Where(kind => kind is not ("json invalid" or "text reason")).Chunk(3).ToList();

        Assert.True(kinds.Count >= ExamplesMin, $"The page has only {kinds.Count} examples.");
        Assert.All(kinds, example => Assert.Equal(["json pattern", "json match", "json no-match"], example));
    }

    [Fact]
    public void Page_EachInvalidPattern_IsRefusedWithItsReason()
    {
        var examples = ListBlocks().Where(block => block.Kind is "json invalid" or "text reason").Chunk(2).ToList();

        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            Assert.False(EventPattern.TryParse(example[0].Text, out _, out var error));
            Assert.Equal(example[1].Text, error?.Message.Split('\n')[0]);
        }
    }

    private static IEnumerable<(string Kind, string Text)> ListBlocks() =>
        Block().Matches(Page).Select(match => (match.Groups["kind"].Value, match.Groups["text"].Value.TrimEnd()));

    private static string ReadPage()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var page = Path.Combine(folder.FullName, "docs", "event-patterns.md");
            if (File.Exists(page))
            {
                return File.ReadAllText(page);
            }
        }

        throw new FileNotFoundException($"docs/event-patterns.md is not above {Assembly.GetExecutingAssembly().Location}.");
    }

    [GeneratedRegex(@"^```(?<kind>\S[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
