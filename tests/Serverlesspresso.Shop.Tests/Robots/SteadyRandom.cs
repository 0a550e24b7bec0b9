using Serverlesspresso.Engine.Chance;

namespace Serverlesspresso.Shop.Tests.Robots;

/// <summary>Chance that always decides alike.</summary>
internal sealed class SteadyRandom(double chance) : IRandomSource
{
    private int _ids;

    public double Chance { get; set; } = chance;

    public Guid NextId() => new(++_ids, 0, 0, new byte[8]);

    public double NextChance() => Chance;
}
