using System.Globalization;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>How many recorded executions agree, by area, and why the others are not run.</summary>
internal sealed class ConformanceScore
{
    public List<string> Lines { get; } = [];

    public int Different { get; private set; }

    public static ConformanceScore Measure()
    {
        var score = new ConformanceScore();
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var area in ConformanceData.Cases.Values.GroupBy(recorded => recorded.Area))
        {
            score.AddArea(area.Key, [.. area], reasons);
        }

        foreach (var (reason, count) in reasons)
        {
            score.Lines.Add(string.Create(CultureInfo.InvariantCulture, $"not run: {count,3} {reason}"));
        }

        return score;
    }

    private void AddArea(string area, ConformanceCase[] cases, SortedDictionary<string, int> reasons)
    {
        var agreeing = 0;
        var run = 0;
        foreach (var recorded in cases)
        {
            if (CaseServices.WhyNot(recorded) is { } reason)
            {
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
                continue;
            }

            run++;
            var difference = recorded.Kind switch
            {
                "test-state" => new StateCaseRunner(recorded).Run(),
                "validation" => new CaseValidation(recorded).FindDifference(),
                _ => new CaseRunner(recorded).Run(),
            };
            agreeing += difference is null ? 1 : 0;
        }

        Different += run - agreeing;
        Lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"conformance {area,-22} {agreeing,4} of {run,4} run, {cases.Length,4} recorded"));
    }
}
