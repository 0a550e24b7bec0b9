namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Executions recorded from AWS: same outcome, same history.</summary>
public sealed class RecordedExecutionTests
{
    public static TheoryData<string> Ids()
    {
        var ids = new TheoryData<string>();
        foreach (var recorded in ConformanceData.Cases.Values.Where(IsRun))
        {
            ids.Add(recorded.Id);
        }

        return ids.Count > 0 ? ids : [string.Empty];
    }

    private static bool IsRun(ConformanceCase recorded) =>
        recorded.Kind == "execution" && CaseServices.WhyNot(recorded) is null;

    [Fact]
    public void Execution_AllRecorded_ScoreByArea()
    {
        Assert.SkipWhen(ConformanceData.Cases.Count == 0, "The recorded cases are not on this machine.");
        var score = ConformanceScore.Measure();

        foreach (var line in score.Lines)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
            Console.WriteLine(line);
        }

        Assert.Equal(KnownDifferences.Count, score.Different);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Execution_AsRecorded_GivesTheSameOutcomeAndHistory(string id)
    {
        Assert.SkipWhen(id.Length == 0, "The recorded cases are not on this machine.");
        var recorded = ConformanceData.Cases[id];

        var difference = new CaseRunner(recorded).Run();

        if (KnownDifferences.ReasonFor(recorded) is { } reason)
        {
            Assert.True(difference is not null, $"This case is listed as different ({reason}) but agrees: take it off the list.");
        }
        else if (difference is not null)
        {
            Assert.Fail(difference);
        }
    }
}
