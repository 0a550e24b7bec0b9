using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Tests.Console.Graphs;

public sealed class OutlineReaderTests
{
    [Theory]
    [InlineData("""{"Variable":"$.a","StringEquals":"x"}""", "$.a = \"x\"")]
    [InlineData("""{"Variable":"$.a","NumericGreaterThanEqualsPath":"$.b"}""", "$.a ≥ $.b")]
    [InlineData("""{"Variable":"$.a","StringMatches":"log-*"}""", "$.a matches \"log-*\"")]
    [InlineData("""{"Variable":"$.a","IsPresent":true}""", "$.a is there")]
    [InlineData("""{"Variable":"$.a","IsNumeric":false}""", "$.a is not numeric")]
    [InlineData("""{"Not":{"Variable":"$.a","BooleanEquals":true}}""", "not $.a = true")]
    [InlineData(
        """{"And":[{"Variable":"$.a","IsNull":true},{"Or":[{"Variable":"$.b","NumericLessThan":2},{"Variable":"$.c","NumericEquals":3}]}]}""",
        "$.a is null and ($.b < 2 or $.c = 3)")]
    [InlineData("""{"Condition":"{% $states.input.a = 1 %}"}""", "$states.input.a = 1")]
    [InlineData("""{"Variable":7}""", "?")]
    public void Read_Choice_PutsItsRuleIntoWords(string rule, string words)
    {
        var choice = rule[..^1] + ""","Next":"B"}""";

        var state = ReadOne($$"""{"Type":"Choice","Choices":[{{choice}}],"Default":"C"}""");

        Assert.Equal(
            [new OutlineExit("B", ExitKind.Choice, words), new OutlineExit("C", ExitKind.Default, "otherwise")], state.Exits);
    }

    [Theory]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:Brew"}""", "Function: Brew")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"Brew"}}""", "Function: Brew")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"arn:aws:lambda:us-east-1:1:function:Brew:live"}}""",
        "Function: Brew")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem"}""", "Table: putItem")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:dynamodb:query"}""", "Table: query")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken"}""", "Bus: putEvents, waits for its token")]
    [InlineData("""{"Type":"Task","Resource":"odd"}""", "odd")]
    [InlineData("""{"Type":"Wait","Seconds":5}""", "Wait: 5 s")]
    [InlineData("""{"Type":"Wait","TimestampPath":"$.at"}""", "Wait: until an instant")]
    [InlineData("{}", "No type")]
    public void Read_State_SaysWhatItDoes(string state, string words) => Assert.Equal(words, ReadOne(state).Does);

    [Fact]
    public void Read_TaskWithCatchers_LeadsOnAndToThem()
    {
        var state = ReadOne(
            """{"Type":"Task","End":true,"Catch":[{"ErrorEquals":["A","B"],"Next":"X"},{"ErrorEquals":["States.ALL"],"Next":"Y"}]}""");

        Assert.Equal(
            [
                new OutlineExit(Target: null, ExitKind.Next, Words: null),
                new OutlineExit("X", ExitKind.Catch, "A, B"),
                new OutlineExit("Y", ExitKind.Catch, "any error"),
            ],
            state.Exits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Read_NoObject_IsNothing(string definition) => Assert.Null(OutlineReader.Read(definition));

    [Fact]
    public void Read_Nested_FindsEveryState() => Assert.Equal(
        ["Prepare", "All at once", "Each cup", "Both", "Milk", "Foam", "Grind", "Rinse?", "Rinse", "Clean", "Music", "Nothing", "Done"],
        OutlineReader.Read(GraphGallery.Get("nested"))?.All.Select(state => state.Name));

    private static OutlineState ReadOne(string state) =>
        OutlineReader.Read($$"""{"StartAt":"A","States":{ "A": {{state}} } }""")?.States[0] ?? throw new InvalidDataException(state);
}
