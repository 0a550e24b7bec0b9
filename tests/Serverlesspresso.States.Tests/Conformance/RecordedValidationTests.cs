namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Validations recorded from AWS: same verdict, same texts.</summary>
public sealed class RecordedValidationTests
{
    public static TheoryData<string> Ids()
    {
        var ids = new TheoryData<string>();
        foreach (var recorded in ConformanceData.Cases.Values.Where(recorded => recorded.Kind == "validation"))
        {
            ids.Add(recorded.Id);
        }

        return ids.Count > 0 ? ids : [string.Empty];
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Validation_AsRecorded_GivesTheSameVerdict(string id)
    {
        Assert.SkipWhen(id.Length == 0, "The recorded cases are not on this machine.");
        var validation = new CaseValidation(ConformanceData.Cases[id]);
        Assert.SkipWhen(validation.WhyNot is not null, validation.WhyNot ?? string.Empty);

        if (validation.FindDifference() is { } difference)
        {
            Assert.Fail(difference);
        }
    }
}
