using System.Text;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Store;

public sealed class PackedJsonTests
{
    // Five events as the first version packed them.
    private const string RecordedSample =
        "ARQBAACDiQAAgKqqqur/dDXgs1xsu+jdjgZgAHo0sIMACB8UFEzAQFUuBgZGod4yh2c+LCCWsOgYWwkXr84PxZBGQb"
        + "wPkXBo7zk0uHmw0SBwvde371o5WCte8cv1m+RmuUVu1bkG";

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(5_000)]
    public void Unpack_WhatPackMade_IsTheSame(int eventCount)
    {
        var json = MakeJson(eventCount);

        Assert.Equal(json, PackedJson.Unpack(PackedJson.Pack(json)).ToArray());
    }

    [Fact]
    public void Pack_TextRepeatsItself_TakesAFractionOfItsBytes()
    {
        var json = MakeJson(eventCount: 100);

        Assert.InRange(PackedJson.Pack(json).Length, 1, json.Length / 5);
    }

    [Fact]
    public void Unpack_PlainJson_IsReadAsItIs()
    {
        var json = Encoding.UTF8.GetBytes("""[{"id":1}]""");

        Assert.Equal(json, PackedJson.Unpack(json).ToArray());
    }

    [Fact]
    public void Unpack_Damaged_SaysSo()
    {
        var packed = PackedJson.Pack(MakeJson(eventCount: 100)).ToArray();

        Assert.Throws<InvalidDataException>(() => PackedJson.Unpack(packed.AsMemory(0, packed.Length / 2)));
    }

    [Fact]
    public void Unpack_RecordedSample_IsStillRead() =>
        Assert.Equal(MakeJson(eventCount: 5), PackedJson.Unpack(Convert.FromBase64String(RecordedSample)).ToArray());

    private static byte[] MakeJson(int eventCount) => Encoding.UTF8.GetBytes(
        "[" + string.Join(',', Enumerable.Range(1, eventCount).Select(
            id => $$"""{"id":{{id}},"type":"PassStateEntered","name":"Make drink"}""")) + "]");
}
