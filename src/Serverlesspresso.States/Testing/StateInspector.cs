using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Choices;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Tasks;

namespace Serverlesspresso.States.Testing;

/// <summary>Shows of what was watched what AWS shows for the kind of state.</summary>
internal static class StateInspector
{
    public static StateInspection Inspect(Frame frame, StateWatch watch)
    {
        var inspection = new StateInspection
        {
            Input = frame.Input.ToText(),
            AfterResultSelector = watch.AfterResultSelector?.ToText(),
            AfterResultPath = watch.AfterResultPath?.ToText(),
            Variables = frame.Variables.Count == 0 ? null : frame.Variables.ToText(),
            CatchIndex = watch.CatchIndex,
            RetryIndex = watch.RetryIndex,
            RetryBackoffIntervalSeconds = watch.RetryIndex is null ? null : (long)watch.RetryDelay.TotalSeconds,
        };
        return frame.State switch
        {
            TaskState => WithInput(inspection, watch) with { Result = watch.Result?.ToText() },
            PassState { Result: { } result } => inspection with { Result = result.ToText() },
            PassState => WithInput(inspection, watch),
            FailState => inspection with { AfterInputPath = inspection.Input },
            ChoiceState or SucceedState or WaitState => inspection with { AfterInputPath = watch.AfterInputPath?.ToText() },
            MapState or DistributedMapState => WithMap(inspection, watch),
            _ => inspection,
        };
    }

    private static StateInspection WithMap(StateInspection inspection, StateWatch watch) => watch.Map is not { } map
        ? inspection
        : inspection with
        {
            AfterItemsPath = map.AfterItemsPath?.ToText(),
            AfterItemSelector = map.AfterItemSelector?.ToText(),
            AfterItemBatcher = map.AfterItemBatcher?.ToText(),
            MaxConcurrency = map.MaxConcurrency,
            ToleratedFailureCount = map.ToleratedFailureCount,
            ToleratedFailurePercentage = map.ToleratedFailurePercentage,
        };

    private static StateInspection WithInput(StateInspection inspection, StateWatch watch) => inspection with
    {
        AfterInputPath = watch.AfterInputPath?.ToText(),
        AfterParameters = watch.AfterParameters?.ToText(),
    };
}
