using System.Globalization;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Tests.Patterns;

/// <summary>The outside cases: what EventBridge, or its matcher, makes of a pattern and an event.</summary>
public sealed class EventPatternConformanceTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyDictionary<string, PatternCase> Cases =
        PatternCase.ReadAll().ToDictionary(testCase => testCase.Id);

    public static TheoryData<string> ServiceCases =>
        [.. Cases.Values.Where(testCase => testCase is { IsService: true, Level: not "api" }).Select(testCase => testCase.Id).DefaultIfEmpty("none")];

    [Theory]
    [MemberData(nameof(ServiceCases))]
    public void Matches_ServiceCase_IsAsExpected(string id)
    {
        Assert.SkipUnless(Cases.ContainsKey(id), "The conformance cases are not on this machine.");
        var testCase = Cases[id];

        var (outcome, message) = Run(testCase);

        Assert.Equal(testCase.Expected, outcome);
        if (testCase.ErrorMessage is { } expectedMessage)
        {
            Assert.Equal(expectedMessage, message?.Split('\n')[0]);
        }
    }

    [Fact]
    public void Matches_AllCases_ScoreIsPrinted()
    {
        Assert.SkipWhen(Cases.Count == 0, "The conformance cases are not on this machine.");

        var results = Cases.Values.Where(testCase => testCase.Level != "api")
            .Select(testCase => (Case: testCase, IsMet: Run(testCase).Outcome == testCase.Expected)).ToList();

        foreach (var group in results.GroupBy(result => (result.Case.IsService, result.Case.Category)).OrderBy(group => (!group.Key.IsService, group.Key.Category)))
        {
            var flavor = group.Key.IsService ? "patterns" : "ruler";
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"conformance {flavor,-8} {group.Key.Category,-31} {group.Count(result => result.IsMet),4} of {group.Count(),4}");
            output.WriteLine(line);
            Console.WriteLine(line);
        }

        foreach (var missed in results.Where(result => !result.IsMet))
        {
            output.WriteLine($"missed: {missed.Case.Id}");
        }

        Assert.DoesNotContain(results, result => result is { IsMet: false, Case.IsService: true });
    }

    private static (string Outcome, string? Message) Run(PatternCase testCase)
    {
        if (!EventPattern.TryParse(testCase.Pattern, out var pattern, out var error))
        {
            return ("invalid", error.Message);
        }

        try
        {
            return (pattern.Matches(Encoding.UTF8.GetBytes(testCase.Event)) ? "match" : "no-match", null);
        }
        catch (JsonException mistake)
        {
            return ("invalid", mistake.Message);
        }
    }
}
