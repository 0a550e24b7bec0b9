using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Tests.Keys;

public sealed class KeySchemaTests
{
    private static readonly KeySchema Schema =
        new(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", AttributeType.N));

    [Theory]
    [InlineData("{'pk':{'S':'a'}}")]
    [InlineData("{'pk':{'S':'a'},'sk':{'S':'1'}}")]
    [InlineData("{'pk':{'S':'a'},'sk':{'N':'1'},'x':{'N':'1'}}")]
    [InlineData("{'pk':{'S':'a'},'other':{'N':'1'}}")]
    public void CheckKey_OtherAttributes_IsRefused(string key) => Assert.Equal(
        "The provided key element does not match the schema",
        Make.Refusal(() => Schema.CheckKey(Make.Item(key))));

    [Theory]
    [InlineData("{'sk':{'N':'1'}}", "One or more parameter values were invalid: Missing the key pk in the item")]
    [InlineData("{'pk':{'S':'a'}}", "One or more parameter values were invalid: Missing the key sk in the item")]
    [InlineData("{'pk':{'N':'1'},'sk':{'N':'1'}}", "One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N")]
    [InlineData("{'pk':{'S':''},'sk':{'N':'1'}}", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk")]
    public void CheckItem_KeyIsWrong_IsRefused(string item, string expected) =>
        Assert.Equal(expected, Make.Refusal(() => Schema.CheckItem(Make.Item(item))));

    [Fact]
    public void CheckKey_PartitionKeyTooLong_IsRefused()
    {
        var schema = new KeySchema(new KeyAttribute("pk", AttributeType.S), null);
        schema.CheckKey(Make.Item("{'pk':{'S':'" + new string('x', 2048) + "'}}"));

        Assert.Equal(
            "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes",
            Make.Refusal(() => schema.CheckKey(Make.Item("{'pk':{'S':'" + new string('x', 2049) + "'}}"))));
    }

    [Fact]
    public void CheckIndexedItem_TypeDiffers_IsRefused()
    {
        Schema.CheckIndexedItem(Make.Item("{'sk':{'N':'1'}}"), "byNumber");

        Assert.Equal(
            "One or more parameter values were invalid: Type mismatch for Index Key sk Expected: N Actual: S IndexName: byNumber",
            Make.Refusal(() => Schema.CheckIndexedItem(Make.Item("{'sk':{'S':'1'}}"), "byNumber")));
    }

    [Fact]
    public void TryTake_SortKeyMissing_IsFalse()
    {
        Assert.False(Schema.TryTake(Make.Item("{'pk':{'S':'a'}}"), out _, out _));
        Assert.True(Schema.TryTake(Make.Item("{'pk':{'S':'a'},'sk':{'N':'1'}}"), out var partition, out var sort));
        Assert.Equal(Make.Value("{'S':'a'}"), partition);
        Assert.Equal(Make.Value("{'N':'1'}"), sort);
    }
}
