namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Tests of single states recorded from AWS: same answer.</summary>
public sealed class RecordedStateTestTests
{
    public static TheoryData<string> Ids()
    {
        var ids = new TheoryData<string>();
        foreach (var recorded in ConformanceData.Cases.Values.Where(recorded => recorded.Kind == "test-state"))
        {
            if (StateCaseRunner.WhyNot(recorded) is null)
            {
                ids.Add(recorded.Id);
            }
        }

        return ids.Count > 0 ? ids : [string.Empty];
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TestState_AsRecorded_GivesTheSameAnswer(string id)
    {
        Assert.SkipWhen(id.Length == 0, "The recorded cases are not on this machine.");
        var recorded = ConformanceData.Cases[id];

        var difference = new StateCaseRunner(recorded).Run();

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
