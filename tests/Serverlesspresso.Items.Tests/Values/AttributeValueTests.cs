namespace Serverlesspresso.Items.Tests.Values;

public sealed class AttributeValueTests
{
    [Theory]
    [InlineData("{'a':{'S':'latte'}}")]
    [InlineData("{'a':{'S':''}}")]
    [InlineData("{'a':{'S':'Grüße ☕'}}")]
    [InlineData("{'a':{'N':'12.5'}}")]
    [InlineData("{'a':{'B':'AAEC'}}")]
    [InlineData("{'a':{'BOOL':true}}")]
    [InlineData("{'a':{'BOOL':false}}")]
    [InlineData("{'a':{'NULL':true}}")]
    [InlineData("{'a':{'M':{'b':{'S':'c'},'d':{'L':[]}}}}")]
    [InlineData("{'a':{'L':[{'N':'1'},{'M':{}}]}}")]
    [InlineData("{'a':{'SS':['x','y']}}")]
    [InlineData("{'a':{'NS':['1','2.5']}}")]
    [InlineData("{'a':{'BS':['AA==','AQ==']}}")]
    public void Json_EveryType_ComesBackAsItWas(string json) => Assert.Equal(json, Make.Json(Make.Item(json)));

    [Fact]
    public void Json_TextBeyondTheBasicPlane_ComesBackAsItWas()
    {
        var item = Make.Item("{'a':{'S':'\U0001D11E'}}");

        Assert.Equal(item, Make.Item(Make.Json(item)));
    }

    [Fact]
    public void Json_SeveralAttributes_KeepTheirOrder()
    {
        const string json = "{'b':{'S':'1'},'a':{'S':'2'},'c':{'S':'3'}}";

        Assert.Equal(json, Make.Json(Make.Item(json)));
    }

    [Theory]
    [InlineData("{}", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("{'X':'1'}", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("{'S':null}", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("{'S':'1','N':'1'}", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("{'N':'x'}", "The parameter cannot be converted to a numeric value: x")]
    [InlineData("{'NULL':false}", "One or more parameter values were invalid: Null attribute value types must have the value of true")]
    [InlineData("{'SS':[]}", "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData("{'NS':[]}", "One or more parameter values were invalid: An number set  may not be empty")]
    [InlineData("{'BS':[]}", "One or more parameter values were invalid: Binary sets should not be empty")]
    [InlineData("{'SS':['a','a']}", "One or more parameter values were invalid: Input collection [a, a] contains duplicates.")]
    [InlineData("{'NS':['1','1.0']}", "Input collection contains duplicates")]
    [InlineData("{'BS':['Yg==','Yg==']}", "One or more parameter values were invalid: Input collection [Yg==, Yg==]of type BS contains duplicates.")]
    public void Read_InvalidValue_IsRefused(string json, string expected)
    {
        var refusal = Assert.Throws<ItemRefusedException>(() => Make.Value(json));

        Assert.Equal((ItemRefusedException.ValidationCode, expected), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("'latte'", "Unexpected value type in payload")]
    [InlineData("{'S':1}", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("{'S':true}", "TRUE_VALUE cannot be converted to String")]
    [InlineData("{'N':1}", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("{'BOOL':'true'}", "STRING_VALUE cannot be converted to Boolean")]
    [InlineData("{'S':{}}", "Start of structure or map found where not expected")]
    [InlineData("{'L':{}}", "Start of structure or map found where not expected")]
    [InlineData("{'M':[]}", "Start of list found where not expected")]
    [InlineData("{'M':'x'}", "Unexpected field type")]
    [InlineData("{'B':'?'}", "'?' can not be converted to a Blob: invalid Base64 encoding")]
    public void Read_OtherShape_IsASerializationError(string json, string expected)
    {
        var refusal = Assert.Throws<ItemRefusedException>(() => Make.Value(json));

        Assert.Equal((ItemRefusedException.SerializationCode, expected), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Read_NestedLists_AreLimitedToThirtyTwoLevels(int levels, bool isAllowed)
    {
        var value = "{'NULL':true}";
        for (var i = 0; i < levels; i++)
        {
            value = "{'L':[" + value + "]}";
        }

        var refusal = Record.Exception(() => Make.Item("{'a':" + value + "}"));

        Assert.Equal(isAllowed, refusal is null);
    }

    [Theory]
    [InlineData("{'SS':['a','b']}", "{'SS':['b','a']}", true)]
    [InlineData("{'NS':['1']}", "{'NS':['1.0']}", true)]
    [InlineData("{'SS':['1']}", "{'NS':['1']}", false)]
    [InlineData("{'L':[{'N':'1'},{'N':'2'}]}", "{'L':[{'N':'2'},{'N':'1'}]}", false)]
    [InlineData("{'M':{'a':{'N':'1'},'b':{'N':'2'}}}", "{'M':{'b':{'N':'2'},'a':{'N':'1'}}}", true)]
    [InlineData("{'M':{'a':{'N':'1'}}}", "{'M':{'a':{'N':'2'}}}", false)]
    [InlineData("{'N':'1'}", "{'S':'1'}", false)]
    [InlineData("{'BOOL':true}", "{'BOOL':false}", false)]
    [InlineData("{'NULL':true}", "{'NULL':true}", true)]
    [InlineData("{'B':'AA=='}", "{'B':'AA=='}", true)]
    public void Equals_TwoValues_ComparesByValue(string left, string right, bool expected)
    {
        var (x, y) = (Make.Value(left), Make.Value(right));

        Assert.Equal(expected, x.Equals(y));
        Assert.True(!expected || x.GetHashCode() == y.GetHashCode());
    }

    [Theory]
    [InlineData("{'id':{'S':'7'}}", 3)]
    [InlineData("{'é':{'S':'é'}}", 4)]
    [InlineData("{'a':{'BOOL':true}}", 2)]
    [InlineData("{'a':{'NULL':true}}", 2)]
    [InlineData("{'a':{'B':'AAEC'}}", 4)]
    [InlineData("{'a':{'L':[]}}", 4)]
    [InlineData("{'a':{'L':[{'S':'xy'}]}}", 7)]
    [InlineData("{'a':{'M':{'b':{'S':'xy'}}}}", 8)]
    [InlineData("{'a':{'SS':['x','yz']}}", 4)]
    public void SizeInBytes_Item_CountsNamesAndValues(string json, int expected) =>
        Assert.Equal(expected, Make.Item(json).SizeInBytes);
}
