using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>What the fields of a Map say before its iterations begin.</summary>
internal sealed record MapSurvey
{
    private const double PercentMax = 100;

    public JsonValue? AfterItemsPath { get; private init; }

    public int ItemCount { get; private init; }

    /// <summary>What each iteration gets; null without an ItemSelector.</summary>
    public JsonArray? AfterItemSelector { get; private init; }

    /// <summary>The items in batches; null without an ItemBatcher.</summary>
    public JsonArray? AfterItemBatcher { get; private init; }

    public long MaxConcurrency { get; private init; }

    public long? ToleratedFailureCount { get; private init; }

    public double? ToleratedFailurePercentage { get; private init; }

    /// <summary>Reads the fields of a Map of either mode.</summary>
    public static Failure? Read(Frame frame, out MapSurvey survey)
    {
        survey = new MapSurvey();
        var iterated = IteratedOf(frame);
        var items = MapItems.None;
        long? concurrency = null;
        JsonArray? selected = null;
        var failure = iterated.ReadScope(frame, out var scope)
            ?? iterated.ReadItems(scope, out items)
            ?? iterated.MaxConcurrency.Read(scope, out concurrency)
            ?? SelectAll(scope, frame, items, out selected);
        if (failure is not null)
        {
            return failure;
        }

        survey = new MapSurvey
        {
            AfterItemsPath = iterated.ItemsPath is null ? scope.Input : iterated.ItemsPath.Evaluate(scope).Value,
            ItemCount = items.Count,
            AfterItemSelector = selected,
            MaxConcurrency = concurrency ?? 0,
        };
        return frame.State is DistributedMapState state ? survey.ReadMore(frame, scope, state, items, out survey) : null;
    }

    /// <summary>Whether so many failed iterations are more than are tolerated. Without a threshold, all are.</summary>
    public bool Tolerates(int failures) =>
        !(failures > ToleratedFailureCount)
        && !(ItemCount > 0 && failures * PercentMax / ItemCount > ToleratedFailurePercentage);

    private static MapInput IteratedOf(Frame frame) =>
        frame.State is DistributedMapState distributed ? distributed.Iterated : ((MapState)frame.State).Iterated;

    private static Failure? SelectAll(in Scope scope, Frame frame, MapItems items, out JsonArray? selected)
    {
        selected = null;
        var iterated = IteratedOf(frame);
        if (iterated.ItemSelector is null)
        {
            return null;
        }

        var inputs = new JsonValue[items.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = iterated.Select(scope, frame, items, i);
            if (input.Failure is { } failure)
            {
                return failure;
            }

            inputs[i] = input.Value;
        }

        selected = JsonArray.Of(inputs);
        return null;
    }

    private Failure? ReadMore(
        Frame frame, in Scope scope, DistributedMapState state, MapItems items, out MapSurvey survey)
    {
        survey = this;
        double? percentage = null;
        MapRunPlan? plan = null;
        var failure = state.ToleratedFailureCount.Read(scope, out var count)
            ?? state.ToleratedFailurePercentage.Read(scope, out percentage)
            ?? MapRunPlan.Make(frame, state, scope, items, out plan);
        if (plan is null)
        {
            return failure;
        }

        survey = this with
        {
            AfterItemBatcher = state.Batcher is null
                ? null
                : JsonArray.Of([.. Enumerable.Range(0, plan.ChildCount).Select(child => JsonText.Parse(plan.InputOf(child)))]),
            ToleratedFailureCount = count,
            ToleratedFailurePercentage = percentage,
        };
        return null;
    }
}
