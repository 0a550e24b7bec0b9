using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>What each child execution of a Map Run works on.</summary>
/// <remarks>
/// Which items a child has is always the same for the same Map Run, because the checkpoint keeps it. What ItemSelector
/// makes of them may hold new ids and random numbers when it is read again. Safe for many threads.
/// </remarks>
public sealed class MapRunPlan
{
    private readonly Lock _gate = new();
    private readonly Frame _frame;
    private readonly DistributedMapState _state;
    private readonly Scope _scope;
    private readonly MapItems _items;
    private readonly BatchLimits? _limits;
    private int[] _firstItems = [];

    private MapRunPlan(Frame frame, DistributedMapState state, Scope scope, MapItems items, BatchLimits? limits)
    {
        _frame = frame;
        _state = state;
        _scope = scope;
        _items = items;
        _limits = limits;
    }

    /// <summary>How many items there are.</summary>
    public int ItemCount => _items.Count;

    /// <summary>How many child executions there are.</summary>
    public int ChildCount => _firstItems.Length;

    /// <summary>How the items are divided; null if each stands alone.</summary>
    internal BatchSizes? Batches => _limits is null ? null : BatchSizes.Of(_firstItems, ItemCount);

    /// <summary>Reads the plan of a Map Run that an execution waits for.</summary>
    /// <param name="definition">The state machine the execution started with.</param>
    /// <param name="checkpoint">The execution.</param>
    /// <param name="mapRunArn">The Map Run.</param>
    /// <param name="environment">Time, ids and chance, for what ItemSelector computes.</param>
    /// <exception cref="ArgumentException">The execution does not wait for this Map Run.</exception>
    /// <exception cref="InvalidDataException">The items are not those any more that the Map Run was started with.</exception>
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
        if (frame is not { State: DistributedMapState state, MapRun: { } mapRun })
        {
            throw new ArgumentException($"The execution does not wait for the Map Run '{mapRunArn}'.", nameof(mapRunArn));
        }

        MapRunPlan? plan = null;
        var items = MapItems.None;
        var failure = state.Iterated.ReadScope(frame, out var scope)
            ?? state.Iterated.ReadItems(scope, out items)
            ?? Open(frame, state, scope, items, out plan);
        return plan?.Restore(mapRun.Batches)
            ?? throw new InvalidDataException(
                $"The items of the Map Run '{mapRunArn}' cannot be read again: {failure?.Cause}");
    }

    /// <summary>How many items a child execution works on.</summary>
    /// <param name="child">Which, from 0.</param>
    public int ItemCountOf(int child) => EndOf(child) - _firstItems[child];

    /// <summary>The input of a child execution: a JSON text.</summary>
    /// <param name="child">Which, from 0.</param>
    /// <exception cref="InvalidDataException">It cannot be made again.</exception>
    public string InputOf(int child)
    {
        lock (_gate)
        {
            if (_limits is null)
            {
                return Select(_firstItems[child]).ToText();
            }

            var items = new JsonValue[ItemCountOf(child)];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Select(_firstItems[child] + i);
            }

            return _limits.MakeInput(items).ToText();
        }
    }

    /// <summary>Makes the plan of a Map that starts: every item is looked at, so that later nothing fails.</summary>
    internal static Failure? Make(Frame frame, DistributedMapState state, in Scope scope, MapItems items, out MapRunPlan? plan)
    {
        var failure = Open(frame, state, scope, items, out plan) ?? plan!.Divide(); // Opened, since nothing failed.
        plan = failure is null ? plan : null;
        return failure;
    }

    /// <summary>Reads everything but which items a child has.</summary>
    private static Failure? Open(Frame frame, DistributedMapState state, in Scope scope, MapItems items, out MapRunPlan? plan)
    {
        BatchLimits? limits = null;
        var failure = state.Batcher?.Read(scope, out limits);
        plan = failure is null ? new MapRunPlan(frame, state, scope, items, limits) : null;
        return failure;
    }

    /// <summary>Takes the division that was made when the Map started.</summary>
    private MapRunPlan Restore(BatchSizes? batches)
    {
        var itemCount = ItemCount;
        _firstItems = batches?.ToFirstItems(out itemCount) ?? [.. Enumerable.Range(0, ItemCount)];
        if (batches is null != _limits is null)
        {
            throw new InvalidDataException("A Map Run was started with batches and has no ItemBatcher, or the reverse.");
        }

        return itemCount == ItemCount
            ? this
            : throw new InvalidDataException("The items of a Map Run are not as many as it was started with.");
    }

    private Failure? Divide()
    {
        var limits = _limits ?? BatchLimits.None;
        var firstItems = new List<int>();
        var empty = _limits is null ? 0L : limits.MakeInput([]).Utf8Length;
        var bytes = 0L;
        for (var i = 0; i < _items.Count; i++)
        {
            var item = _state.Iterated.Select(_scope, _frame, _items, i);
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
                return Failure.TooLarge(_state.Name) with { IsTerminal = true };
            }
        }

        _firstItems = [.. firstItems];
        return null;
    }

    private JsonValue Select(int item)
    {
        var selected = _state.Iterated.Select(_scope, _frame, _items, item);
        return selected.Failure is { } failure
            ? throw new InvalidDataException($"The item {item} of a Map Run cannot be made again: {failure.Cause}")
            : selected.Value;
    }

    private int EndOf(int child) => child + 1 < _firstItems.Length ? _firstItems[child + 1] : _items.Count;
}
