namespace Serverlesspresso.Aws.Tests.StepFunctions;

internal static class Definitions
{
    /// <summary>Ends at once with its input.</summary>
    public const string Pass = """{"StartAt":"Done","States":{"Done":{"Type":"Pass","End":true}}}""";

    /// <summary>Waits for longer than any test.</summary>
    public const string Wait = """{"StartAt":"Brew","States":{"Brew":{"Type":"Wait","Seconds":3600,"End":true}}}""";

    /// <summary>Fails with an error and a cause.</summary>
    public const string Fail = """{"StartAt":"No","States":{"No":{"Type":"Fail","Error":"OutOfMilk","Cause":"None left."}}}""";

    /// <summary>Has two errors.</summary>
    public const string Broken = """{"StartAt":"Nowhere","States":{"Done":{"Type":"Pass","Next":"Elsewhere"}}}""";

    /// <summary>Puts an event with its task token, and waits for the token's return.</summary>
    public const string Callback = """
        {"StartAt":"Ask","States":{"Ask":{
          "Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","HeartbeatSeconds":900,
          "Parameters":{"Entries":[{"EventBusName":"default","Source":"test","DetailType":"Ask",
            "Detail":{"token.$":"$$.Task.Token"}}]},
          "End":true}}}
        """;
}
