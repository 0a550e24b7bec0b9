using Serverlesspresso.Engine.Chance;

namespace Serverlesspresso.Shop.Tests.Feed;

/// <summary>Ids that follow each other.</summary>
internal sealed class CountingRandom : IRandomSource
{
    private int _last;

    public Guid NextId() => new(++_last, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public double NextChance() => 0;
}
