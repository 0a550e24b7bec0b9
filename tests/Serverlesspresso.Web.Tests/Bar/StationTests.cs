using Serverlesspresso.Web.Bar;

namespace Serverlesspresso.Web.Tests.Bar;

public sealed class StationTests
{
    [Theory]
    [InlineData("1of2", 1, 2)]
    [InlineData("4of4", 4, 4)]
    public void Find_Station_IsRead(string text, int index, int count) =>
        Assert.Equal(new Station(index, count), Station.Find(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1of1")]
    [InlineData("0of2")]
    [InlineData("3of2")]
    [InlineData("1of5")]
    [InlineData("1of2 ")]
    [InlineData("all")]
    public void Find_NoStation_IsTheWholeQueue(string? text) => Assert.Null(Station.Find(text));

    [Fact]
    public void Serves_EveryNumber_FallsToOneStation()
    {
        var stations = Enumerable.Range(1, 3).Select(index => new Station(index, 3)).ToList();

        Assert.All(Enumerable.Range(1, 12), number => Assert.Single(stations, station => station.Serves($"{number}")));
        Assert.True(new Station(1, 3).Serves("1"));
    }

    [Fact]
    public void ToString_Station_IsReadAgain() => Assert.Equal(new Station(2, 3), Station.Find($"{new Station(2, 3)}"));
}
