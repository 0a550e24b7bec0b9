using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>What each child execution of a Map Run works on. It is always the same for the same Map Run.</summary>
/// <remarks>Safe for many threads.</remarks>
public sealed class MapRunPlan
{
    private readonly Lock _gate = new();
    private readonly Frame _frame;
    private readonly DistributedMapState _state;
    private readonly MapItems _items;
    private readonly BatchLimits? _limits;
    private readonly int[] _firstItems;

    private MapRunPlan(Frame frame, DistributedMapState state, MapItems items, BatchLimits? limits, int[] firstItems)
    {
        _frame = frame;
        _state = state;
        _items = items;
        _limits = limits;
        _firstItems = firstItems;
    }

    /// <summary>How many items there are.</summary>
    public int ItemCount => _items.Count;

    /// <summary>How many child executions there are.</summary>
    public int ChildCount => _firstItems.Length;

    /// <summary>Reads the plan of a Map Run that an execution waits for.</summary>
    /// <param name="definition">The state machine the execution started with.</param>
    /// <param name="checkpoint">The execution.</param>
    /// <param name="mapRunArn">The Map Run.</param>
    /// <param name="environment">Time, ids and chance, for what ItemSelector computes.</param>
    /// <exception cref="ArgumentException">The execution does not wait for this Map Run.</exception>
    public static MapRunPlan Read(
        StateMachineDefinition definition,
        Checkpoint checkpoint,
        string mapRunArn,
        StepEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(environment);
        var run = new Run(definition, checkpoint, environment);
        var frame = run.Frames.Find(frame => frame.MapRun?.Arn == mapRunArn);
        if (frame is { State: DistributedMapState state }
            && state.Iterated.ReadItems(frame, out var items) is null
            && Make(frame, state, items, out var plan) is null)
        {
            return plan!; // Made, since nothing failed.
        }

        throw new ArgumentException($"The execution does not wait for the Map Run '{mapRunArn}'.", nameof(mapRunArn));
    }

    /// <summary>How many items a child execution works on.</summary>
    /// <param name="child">Which, from 0.</param>
    public int ItemCountOf(int child) => EndOf(child) - _firstItems[child];

    /// <summary>The input of a child execution: a JSON text.</summary>
    /// <param name="child">Which, from 0.</param>
    public string InputOf(int child)
    {
        lock (_gate)
        {
            if (_limits is null)
            {
                return Select(_firstItems[child]).Value.ToText();
            }

            var items = new JsonValue[ItemCountOf(child)];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Select(_firstItems[child] + i).Value;
            }

            return _limits.MakeInput(items).ToText();
        }
    }

    /// <summary>Makes the plan of a Map that starts: every item is looked at, so that later nothing fails.</summary>
    internal static Failure? Make(Frame frame, DistributedMapState state, MapItems items, out MapRunPlan? plan)
    {
        plan = null;
        BatchLimits? limits = null;
        var failure = state.Iterated.ReadScope(frame, out var scope);
        failure ??= state.Batcher?.Read(scope, out limits);
        if (failure is not null)
        {
            return failure;
        }

        var firstItems = new List<int>();
        failure = Divide(frame, state, items, limits ?? BatchLimits.None, firstItems);
        plan = failure is null ? new MapRunPlan(frame, state, items, limits, [.. firstItems]) : null;
        return failure;
    }

    private static Failure? Divide(
        Frame frame, DistributedMapState state, MapItems items, BatchLimits limits, List<int> firstItems)
    {
        var empty = state.Batcher is null ? 0L : limits.MakeInput([]).Utf8Length;
        var bytes = 0L;
        for (var i = 0; i < items.Count; i++)
        {
            var item = state.Iterated.Select(frame, items, i);
            if (item.Failure is { } failure)
            {
                return failure;
            }

            // A comma stands before every item but the first.
            var isFull = firstItems.Count == 0
                || i - firstItems[^1] >= limits.Items
                || bytes + 1 + item.Value.Utf8Length > limits.Bytes;
            bytes = isFull ? empty + item.Value.Utf8Length : bytes + 1 + item.Value.Utf8Length;
            if (isFull)
            {
                firstItems.Add(i);
            }

            if (bytes > Quotas.PayloadBytesMax)
            {
                return Failure.TooLarge(state.Name) with { IsTerminal = true };
            }
        }

        return null;
    }

    private Evaluation Select(int item) => _state.Iterated.Select(_frame, _items, item);

    private int EndOf(int child) => child + 1 < _firstItems.Length ? _firstItems[child + 1] : _items.Count;
}
