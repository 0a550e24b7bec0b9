using Serverlesspresso.States.Definitions;

namespace Serverlesspresso.States.Tests.Interpretation;

public sealed class DistributedMapDefinitionTests
{
    [Theory]
    [InlineData("\"ItemReader\": { \"Resource\": \"arn:aws:states:::s3:getObject\" },", "/States/Cups/ItemReader", "needs Amazon S3")]
    [InlineData("\"ResultWriter\": { \"Resource\": \"arn:aws:states:::s3:putObject\" },", "/States/Cups/ResultWriter", "needs Amazon S3")]
    [InlineData("\"ResultWriter\": { \"WriterConfig\": { } },", "/States/Cups/ResultWriter", "with 'WriterConfig' is not supported by this server")]
    [InlineData("\"ItemBatcher\": { },", "/States/Cups/ItemBatcher", "One of these fields is required")]
    [InlineData("\"ItemBatcher\": { \"MaxItemsPerBatch\": 0 },", "/States/Cups/ItemBatcher/MaxItemsPerBatch", "Minimum value is 1")]
    [InlineData("\"ItemBatcher\": { \"MaxInputBytesPerBatch\": 262145 },", "/States/Cups/ItemBatcher/MaxInputBytesPerBatch", "Maximum value is 262144")]
    [InlineData("\"ItemBatcher\": { \"MaxItemsPerBatch\": 1, \"Max\": 1 },", "/States/Cups/ItemBatcher", "Field 'Max' is not supported")]
    [InlineData("\"ToleratedFailureCount\": -1,", "/States/Cups/ToleratedFailureCount", "Minimum value is 0")]
    [InlineData("\"ToleratedFailurePercentage\": 100.5,", "/States/Cups/ToleratedFailurePercentage", "Maximum value is 100.0")]
    [InlineData("\"ToleratedFailureCount\": 1, \"ToleratedFailureCountPath\": \"$.n\",", "/States/Cups", "There should only be one of the following fields")]
    [InlineData("\"Label\": \"a label with blanks\",", "/States/Cups/Label", "is not valid")]
    [InlineData("\"Label\": \"a/b\",", "/States/Cups/Label", "is not valid")]
    [InlineData("\"Label\": \"12345678901234567890123456789012345678901\",", "/States/Cups/Label", "more than 40 characters")]
    public void Distributed_FieldIsWrong_IsReportedThere(string fields, string location, string message)
    {
        var problem = Assert.Single(Parse(Map("Cups", fields)).Diagnostics);

        Assert.Equal(location, problem.Location);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Mode\": \"DISTRIBUTED\"", "These fields are required: [ExecutionType]")]
    [InlineData("\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"FAST\"", "Value should be one of the following: [STANDARD, EXPRESS]")]
    [InlineData("\"Mode\": \"SPREAD\"", "Value should be one of the following: [INLINE, DISTRIBUTED]")]
    public void Distributed_ConfigIsWrong_IsReported(string config, string message)
    {
        var problem = Assert.Single(Parse(Map("Cups", "", config)).Diagnostics);

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ItemBatcher", "{ \"MaxItemsPerBatch\": 1 }")]
    [InlineData("ItemReader", "{ }")]
    [InlineData("ResultWriter", "{ }")]
    [InlineData("Label", "\"Cups\"")]
    public void Inline_FieldOfDistributed_IsNotSupported(string field, string value)
    {
        var problem = Assert.Single(Parse(Map("Cups", $"\"{field}\": {value},", "\"Mode\": \"INLINE\"")).Diagnostics);

        Assert.Equal(("/States/Cups", $"Field '{field}' is not supported"), (problem.Location, problem.Message));
    }

    [Fact]
    public void Labels_Same_AreReported()
    {
        var problem = Assert.Single(Parse(Two("\"Label\": \"X\",", "\"Label\": \"X\",")).Diagnostics);

        Assert.Equal("/States/Second/Label", problem.Location);
    }

    [Fact]
    public void Labels_NotGiven_AreMadeAndStayTheSame()
    {
        var definition = Parse(Two("", "")).Definition!; // Valid.

        // Executions that are stored name it: no later version may make another one.
        Assert.NotNull(definition.FindProcessor("b1ce51a1-1a71-52ad-9a77-04248f033339"));
        Assert.Null(definition.FindProcessor("Cups"));
    }

    [Fact]
    public void Processor_OfALabel_IsADefinitionOfItsOwn()
    {
        var definition = Parse(Map("Cups", "\"Label\": \"Cups\",")).Definition!; // Valid.

        var text = definition.ShowProcessor("Cups");

        Assert.Contains("\"StartAt\":\"CupsCup\"", text, StringComparison.Ordinal);
        Assert.Null(definition.ShowProcessor("Mugs"));
    }

    [Theory]
    [InlineData("EXPRESS", 1)]
    [InlineData("STANDARD", 0)]
    public void Processor_OfExpressExecutions_CannotWaitForTokens(string type, int problems)
    {
        var machine = Map("Cups", "", $"\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"{type}\"").Replace(
            """{ "Type": "Pass", "End": true }""",
            """{ "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Parameters": {}, "End": true }""",
            StringComparison.Ordinal);

        Assert.Equal(problems, Parse(machine).Diagnostics.Count);
    }

    [Fact]
    public void Distributed_InAnExpressMachine_IsRefused()
    {
        var problem = Assert.Single(StateMachineDefinition.Parse(Map("Cups"), StateMachineType.Express).Diagnostics);

        Assert.Contains("DISTRIBUTED", problem.Message, StringComparison.Ordinal);
    }

    private static ParsedDefinition Parse(string definition) => StateMachineDefinition.Parse(definition);

    private static string Map(
        string name, string fields = "", string config = "\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"") =>
        $$"""{ "StartAt": "{{name}}", "States": { {{State(name, fields, config, "\"End\": true")}} } }""";

    private static string Two(string first, string second)
    {
        const string config = "\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"";
        return $$"""
            {
              "StartAt": "First",
              "States": { {{State("First", first, config, "\"Next\": \"Second\"")}}, {{State("Second", second, config, "\"End\": true")}} }
            }
            """;
    }

    private static string State(string name, string fields, string config, string next) =>
        $$"""
        "{{name}}": {
          "Type": "Map",
          {{fields}}
          "ItemProcessor": {
            "ProcessorConfig": { {{config}} },
            "StartAt": "{{name}}Cup",
            "States": { "{{name}}Cup": { "Type": "Pass", "End": true } }
          },
          {{next}}
        }
        """;
}
