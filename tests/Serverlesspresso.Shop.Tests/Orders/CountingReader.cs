using System.Reflection;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Shop.Tests.Orders;

/// <summary>A reader whose lists of items go through the hands of a <see cref="CountingStore"/>.</summary>
public class CountingReader : DispatchProxy
{
    private IStoreReader? _reader;
    private Func<ValueTask<IReadOnlyList<ItemRow>>, ValueTask<IReadOnlyList<ItemRow>>>? _count;

    internal void Begin(
        IStoreReader reader, Func<ValueTask<IReadOnlyList<ItemRow>>, ValueTask<IReadOnlyList<ItemRow>>> count) =>
        (_reader, _count) = (reader, count);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod?.Invoke(_reader, args);
#pragma warning disable CA2012 // The proxy hands the task on to whoever called it, and they consume it once.
        return answer is ValueTask<IReadOnlyList<ItemRow>> items && _count is not null ? _count(items) : answer;
#pragma warning restore CA2012
    }
}
