using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Shop.Tests.CheckIn;

public sealed class RandomTextsTests
{
    // A UUID of version 4 whose other bits are all 1.
    private static readonly Guid AllOnes = new("ffffffff-ffff-4fff-bfff-ffffffffffff");

    [Fact]
    public void Next_UsesNoBitThatEveryIdHas() => Assert.Equal(new string('_', 40), new RandomTexts(new Ids(AllOnes)).Next(40));

    [Fact]
    public void NextId_LongerThanOneIdGives_TakesAnother()
    {
        var ids = new Ids(AllOnes, new Guid("00000000-0000-4000-8000-000000000000"));

        Assert.Equal(new string('_', 13) + new string('A', 8), new RandomTexts(ids).NextId());
    }

    private sealed class Ids(params Guid[] ids) : IRandomSource
    {
        private int _given;

        public Guid NextId() => ids[_given++ % ids.Length];

        public double NextChance() => 0;
    }
}
