using System.Text.Json;
using Serverlesspresso.Events.Inputs;

namespace Serverlesspresso.Events.Tests.Inputs;

/// <summary>The examples of the Amazon EventBridge User Guide, "Input transformation", and what they leave open.</summary>
public sealed class InputTransformerTests
{
    private const string Event =
        """{"version":"0","time":"2015-11-11T21:29:54Z","resources":["arn:one","arn:two"],"detail":{"instance-id":"i-0123456789","state":"RUNNING","count":2.50,"said":"a \"b\"","tags":{"k":"v"}}}""";

    private static readonly InputContext Context = new(
        JsonElement.Parse(Event), "arn:aws:events:us-east-1:123456789012:rule/example", "example",
        new DateTimeOffset(2015, 11, 11, 21, 29, 55, TimeSpan.Zero));

    [Theory]
    [InlineData("\"instance <instance> is in <state>\"", "\"instance i-0123456789 is in RUNNING\"")]
    [InlineData("\"instance \\\"<instance>\\\" is in <state>\"", "\"instance \\\"i-0123456789\\\" is in RUNNING\"")]
    [InlineData("""{"instance" : <instance>, "state": <state>}""", """{"instance" : "i-0123456789", "state": "RUNNING"}""")]
    [InlineData(
        """{"instance": <instance>, "state": "<state>", "instanceStatus": "instance \"<instance>\" is in <state>"}""",
        """{"instance": "i-0123456789", "state": "RUNNING", "instanceStatus": "instance \"i-0123456789\" is in RUNNING"}""")]
    [InlineData(
        """{"instance": <instance>, "state": [ 9, <state>, true ], "Transformed": "Yes"}""",
        """{"instance": "i-0123456789", "state": [ 9, "RUNNING", true ], "Transformed": "Yes"}""")]
    [InlineData("""{"tags":<tags>,"count":<count>,"text":"<count> of <tags>"}""", """{"tags":{"k":"v"},"count":2.50,"text":"2.50 of {k:v}"}""")]
    [InlineData("\"<resources>\"", "\"[arn:one,arn:two]\"")]
    [InlineData("\"said <said>\"", "\"said a \\\"b\\\"\"")]
    [InlineData("\"<missing>, <unknown>.\"", "\", .\"")]
    [InlineData("""{"a":<missing>}""", """{"a":""}""")]
    [InlineData("<tags>", """{"k":"v"}""")]
    [InlineData("\"one <state>\"\n\"two <state>\"", "\"one RUNNING\"\n\"two RUNNING\"")]
    [InlineData(
        """{"ruleArn":<aws.events.rule-arn>,"name":"rule <aws.events.rule-name>","at":<aws.events.event.ingestion-time>}""",
        """{"ruleArn":"arn:aws:events:us-east-1:123456789012:rule/example","name":"rule example","at":"2015-11-11T21:29:55Z"}""")]
    [InlineData(
        """{"event":<aws.events.event>}""",
        """{"event":{"version":"0","time":"2015-11-11T21:29:54Z","resources":["arn:one","arn:two"]}}""")]
    [InlineData("<aws.events.event.json>", Event)]
    public void Transform_Template_IsFilledIn(string template, string expected)
    {
        var variables = new Dictionary<string, string>
        {
            ["instance"] = "$.detail.instance-id",
            ["state"] = "$.detail.state",
            ["count"] = "$.detail.count",
            ["said"] = "$.detail.said",
            ["tags"] = "$.detail.tags",
            ["resources"] = "$.resources",
            ["missing"] = "$.detail.missing",
        };

        Assert.True(InputTransformer.TryParse(variables, template, out var transformer, out var problem), problem);

        Assert.Equal(expected, transformer.Transform(Context));
    }

    [Theory]
    [InlineData("no quotes <a>")]
    [InlineData("{\"a\": <a>")]
    [InlineData("")]
    public void TryParse_TemplateIsNoJson_IsRefused(string template)
    {
        Assert.False(InputTransformer.TryParse(new Dictionary<string, string>(), template, out _, out var problem));
        Assert.StartsWith("Invalid InputTemplate: ", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS.name", "$.a")]
    [InlineData("aws.events.rule-name", "$.a")]
    [InlineData("name", "a")]
    public void TryParse_VariableIsWrong_IsRefused(string name, string path)
    {
        var variables = new Dictionary<string, string> { [name] = path };

        Assert.False(InputTransformer.TryParse(variables, "\"x\"", out _, out var problem));
        Assert.StartsWith("Invalid InputPathsMap: ", problem, StringComparison.Ordinal);
    }
}
