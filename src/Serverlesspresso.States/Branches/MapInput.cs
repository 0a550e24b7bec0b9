using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Templates;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>Which items a Map runs over, what each iteration gets, and how many run at a time.</summary>
internal sealed class MapInput
{
    public PathField InputPath { get; init; } = PathField.Whole;

    public Expression? ItemsPath { get; init; }

    public Template? ItemSelector { get; init; }

    public required CountField MaxConcurrency { get; init; }

    /// <summary>Reads the items.</summary>
    /// <param name="scope">What <see cref="ReadScope"/> gave.</param>
    /// <param name="items">The items.</param>
    public Failure? ReadItems(in Scope scope, out MapItems items)
    {
        items = MapItems.None;
        var input = ItemsPath?.Evaluate(scope) ?? scope.Input;
        if (input.Failure is { } failure)
        {
            return failure;
        }

        switch (input.Value)
        {
            case JsonArray array:
                items = new MapItems(array);
                return null;
            case JsonObject members:
                items = new MapItems(members);
                return null;
            default:
                return Failure.Runtime($"Reference path \"{ItemsPath?.Text ?? "$"}\" must point to array.");
        }
    }

    /// <summary>Reads how many iterations run at a time.</summary>
    /// <param name="scope">What <see cref="ReadScope"/> gave.</param>
    /// <param name="max">The most there can be, which 0 stands for.</param>
    /// <param name="concurrency">How many.</param>
    public Failure? ReadConcurrency(in Scope scope, long max, out long concurrency)
    {
        concurrency = max;
        var failure = MaxConcurrency.Read(scope, out var asked);
        if (failure is null && asked is > 0)
        {
            concurrency = Math.Min(asked.Value, max);
        }

        return failure;
    }

    /// <summary>What an iteration gets: its item, or what ItemSelector makes of it.</summary>
    /// <param name="scope">What <see cref="ReadScope"/> gave.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="items">The items.</param>
    /// <param name="index">Which item.</param>
    public Evaluation Select(in Scope scope, Frame frame, MapItems items, int index)
    {
        if (ItemSelector is null)
        {
            return items[index];
        }

        frame.SelectedItem = items.FactsOf(index);
        var selected = ItemSelector.Fill(scope);
        frame.SelectedItem = null;
        return selected;
    }

    /// <summary>Where the fields of the state are evaluated: on its input after InputPath. It is read once for all of them.</summary>
    public Failure? ReadScope(Frame frame, out Scope scope)
    {
        var input = InputPath.Read(frame.Input, frame);
        scope = new Scope(input.Failure is null ? input.Value : JsonNull.Instance, frame);
        return input.Failure;
    }
}
