namespace Serverlesspresso.Aws.Tests.EventBridge;

/// <summary>The constraints of the service's model, the limits, and what is refused in AWS's words.</summary>
public sealed class EventConstraintTests : IAsyncLifetime
{
    private const string NamePattern = @"[\\.\\-_A-Za-z0-9]+";
    private const string Required = "failed to satisfy constraint: Member must not be null";
    private const string TooShort = "failed to satisfy constraint: Member must have length greater than or equal to 1";
    private const string Form = "failed to satisfy constraint: Member must satisfy regular expression pattern: ";

    private const string BusPattern =
        @"(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+";

    private const string OwnBusPattern =
        @"(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[\\.\\-_A-Za-z0-9]+";

    private EventBridgeHost _host = null!; // set before each test

    public async ValueTask InitializeAsync() => _host = await EventBridgeHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("DescribeRule", "{'EventBusName':''}", "Value null at 'name' " + Required, "Value '' at 'eventBusName' " + TooShort, "Value '' at 'eventBusName' " + Form + BusPattern)]
    [InlineData("PutRule", "{'Name':'a b','State':'on','RoleArn':''}", "Value 'a b' at 'name' " + Form + NamePattern, "Value 'on' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, DISABLED, ENABLED]", "Value '' at 'roleArn' " + TooShort)]
    [InlineData("PutTargets", "{'Targets':[]}", "Value null at 'rule' " + Required, "Value '[]' at 'targets' " + TooShort)]
    [InlineData("RemoveTargets", "{'Rule':'r','Ids':['a b','']}", "Value 'a b' at 'ids.1.member' " + Form + NamePattern, "Value '' at 'ids.2.member' " + TooShort, "Value '' at 'ids.2.member' " + Form + NamePattern)]
    [InlineData("ListRules", "{'Limit':101,'NextToken':''}", "Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100", "Value '' at 'nextToken' " + TooShort)]
    [InlineData("ListRuleNamesByTarget", "{'Limit':0}", "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1", "Value null at 'targetArn' " + Required)]
    [InlineData("TagResource", "{}", "Value null at 'resourceARN' " + Required, "Value null at 'tags' " + Required)]
    [InlineData("UntagResource", "{'TagKeys':['']}", "Value null at 'resourceARN' " + Required, "Value '' at 'tagKeys.1.member' " + TooShort)]
    [InlineData("UpdateEventBus", "{'Name':'','LogConfig':{'Level':'LOUD'}}", "Value '' at 'name' " + TooShort, @"Value '' at 'name' " + Form + @"[/\\.\\-_A-Za-z0-9]+", "Value 'LOUD' at 'logConfig.level' failed to satisfy constraint: Member must satisfy enum value set: [OFF, ERROR, INFO, TRACE]")]
    [InlineData("PutEvents", "{'Entries':[{'EventBusName':'a b','TraceHeader':''}],'EndpointId':''}", "Value '' at 'endpointId' " + TooShort, @"Value '' at 'endpointId' " + Form + @"^[A-Za-z0-9\\-]+[\\.][A-Za-z0-9\\-]+$", "Value 'a b' at 'entries.1.member.eventBusName' " + Form + OwnBusPattern, "Value '' at 'entries.1.member.traceHeader' " + TooShort)]
    [InlineData("CreateArchive", "{'ArchiveName':'a b','RetentionDays':-1}", "Value 'a b' at 'archiveName' " + Form + NamePattern, "Value null at 'eventSourceArn' " + Required, "Value '-1' at 'retentionDays' failed to satisfy constraint: Member must have value greater than or equal to 0")]
    [InlineData("UpdateArchive", "{'RetentionDays':-1}", "Value null at 'archiveName' " + Required, "Value '-1' at 'retentionDays' failed to satisfy constraint: Member must have value greater than or equal to 0")]
    [InlineData("ListArchives", "{'NamePrefix':'a b','Limit':0}", "Value 'a b' at 'namePrefix' " + Form + NamePattern, "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("StartReplay", "{'ReplayName':'a b','EventStartTime':1,'EventEndTime':2,'Destination':{'FilterArns':['']}}", "Value 'a b' at 'replayName' " + Form + NamePattern, "Value null at 'eventSourceArn' " + Required, "Value null at 'destination.arn' " + Required, "Value '' at 'destination.filterArns.1.member' " + TooShort)]
    [InlineData("ListReplays", "{'State':'DONE','Limit':0}", "Value 'DONE' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [STARTING, RUNNING, CANCELLING, COMPLETED, CANCELLED, FAILED]", "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("CreateConnection", "{'Name':'a b'}", "Value 'a b' at 'name' " + Form + NamePattern, "Value null at 'authorizationType' " + Required, "Value null at 'authParameters' " + Required)]
    [InlineData("ListConnections", "{'NamePrefix':'','Limit':0}", "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1", "Value '' at 'namePrefix' " + TooShort, "Value '' at 'namePrefix' " + Form + NamePattern)]
    [InlineData("ListConnections", "{'NamePrefix':'a b','ConnectionState':'DONE'}", "Value 'a b' at 'namePrefix' " + Form + NamePattern, "Value 'DONE' at 'connectionState' failed to satisfy constraint: Member must satisfy enum value set: [CREATING, UPDATING, DELETING, AUTHORIZED, DEAUTHORIZED, AUTHORIZING, DEAUTHORIZING, ACTIVE, FAILED_CONNECTIVITY]")]
    [InlineData("UpdateApiDestination", "{'HttpMethod':'BREW'}", "Value null at 'name' " + Required, "Value 'BREW' at 'httpMethod' failed to satisfy constraint: Member must satisfy enum value set: [POST, GET, HEAD, OPTIONS, PUT, PATCH, DELETE]")]
    [InlineData("ListApiDestinations", "{'NamePrefix':'a b','Limit':0}", "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1", "Value 'a b' at 'namePrefix' " + Form + NamePattern)]
    public async Task Call_SeveralConstraintsAreBroken_AllAreTold(string operation, string request, params string[] violations) =>
        Assert.Equal(
            $"400 {{'__type':'ValidationException','message':'{violations.Length} validation errors detected: {string.Join("; ", violations)}'}}",
            await _host.CallAsync(operation, request));

    [Theory]
    [InlineData("DescribeEventBus", "{'Name':'BUS'}", "Event bus BUS does not exist.")]
    [InlineData("ListRules", "{'EventBusName':'BUS'}", "Event bus BUS does not exist.")]
    [InlineData("PutRule", "{'Name':'r','ScheduleExpression':'rate(1 day)','EventBusName':'BUS'}", "Event bus BUS does not exist.")]
    [InlineData("DisableRule", "{'Name':'r','EventBusName':'BUS'}", "Event bus BUS does not exist.")]
    [InlineData("ListTargetsByRule", "{'Rule':'r','EventBusName':'BUS'}", "Event bus BUS does not exist.")]
    [InlineData("ListTagsForResource", "{'ResourceARN':'BUS'}", "Resource BUS does not exist.")]
    public async Task Call_BusOfAnotherAccount_IsNotFound(string operation, string request, string message)
    {
        const string Foreign = "arn:aws:events:us-east-1:999999999999:event-bus/default";

        Assert.Equal(
            $"400 {{'__type':'ResourceNotFoundException','message':'{message}'}}".Replace("BUS", Foreign, StringComparison.Ordinal),
            await _host.CallAsync(operation, request.Replace("BUS", Foreign, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ListTagsForResource", "{'ResourceARN':'r'}", "ValidationException", "Parameter r is not valid. Reason: Provided Arn is not in correct format.")]
    [InlineData("CreateEventBus", "{'Name':'aws.partner/a/b','EventSourceName':'aws.partner/a/b'}", "ResourceNotFoundException", "Event source aws.partner/a/b does not exist.")]
    [InlineData("PutEvents", "{'Entries':[{}],'EndpointId':'a.b'}", "ResourceNotFoundException", "Endpoint a.b does not exist.")]
    [InlineData("DeleteEventBus", "{'Name':'default'}", "ValidationException", "Cannot delete event bus default.")]
    [InlineData("UpdateEventBus", "{'Name':'Bar'}", "ResourceNotFoundException", "Event bus Bar does not exist.")]
    [InlineData("PutRule", "{'Name':'r','ScheduleExpression':'rate(1 day)','Tags':[{'Key':'AWS:a','Value':''}]}", "ValidationException", "Tag keys must not begin with 'aws:': 'AWS:a'.")]
    [InlineData("PutRule", "{'Name':'r','ScheduleExpression':'rate(1 day)','Tags':[{'Key':'a','Value':''},{'Key':'a','Value':'2'}]}", "ValidationException", "The tag key 'a' is there twice.")]
    public async Task Call_WhatIsAskedCannotBe_IsRefused(string operation, string request, string type, string message) =>
        Assert.Equal($"400 {{'__type':'{type}','message':'{message}'}}", await _host.CallAsync(operation, request));

    [Fact]
    public async Task UpdateEventBus_SomeSettings_TheOthersStay()
    {
        const string Queue = "'DeadLetterConfig':{'Arn':'arn:aws:sqs:us-east-1:123456789012:q'}";
        const string Log = "'LogConfig':{'IncludeDetail':'FULL','Level':'TRACE'}";
        Assert.Equal(
            "200 {'EventBusArn':'arn:aws:events:us-east-1:123456789012:event-bus/Bar','Description':'d','KmsKeyIdentifier':'k'," + Queue + "}",
            await _host.CallAsync("CreateEventBus", "{'Name':'Bar','Description':'d','KmsKeyIdentifier':'k'," + Queue + "}"));

        Assert.Equal(
            "200 {'Arn':'arn:aws:events:us-east-1:123456789012:event-bus/Bar','Name':'Bar','Description':'d'," + Queue + "," + Log + "}",
            await _host.CallAsync("UpdateEventBus", "{'Name':'Bar','KmsKeyIdentifier':''," + Log + "}"));

        Assert.EndsWith(
            "'LastModifiedTime':1767323045," + Queue + "," + Log + "}",
            await _host.CallAsync("DescribeEventBus", "{'Name':'Bar'}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutRule_BusIsFull_IsRefusedAndTheRulesThatAreThereCanChange()
    {
        for (var i = 0; i < 300; i++)
        {
            await _host.CallAsync("PutRule", $"{{'Name':'r{i}','ScheduleExpression':'rate(1 day)','State':'DISABLED'}}");
        }

        Assert.Equal(
            "400 {'__type':'LimitExceededException','message':'The requested resource exceeds the maximum number allowed.'}",
            await _host.CallAsync("PutRule", "{'Name':'r300','ScheduleExpression':'rate(1 day)'}"));
        Assert.StartsWith("200", await _host.CallAsync("PutRule", "{'Name':'r7','ScheduleExpression':'rate(2 days)'}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TagResource_MoreThanFifty_IsRefused()
    {
        await _host.CallAsync("PutRule", "{'Name':'r','ScheduleExpression':'rate(1 day)'}");
        var tags = string.Join(',', Enumerable.Range(0, 51).Select(i => $"{{'Key':'k{i}','Value':''}}"));

        Assert.Equal(
            "400 {'__type':'ValidationException','message':'A resource has at most 50 tags.'}",
            await _host.CallAsync("TagResource", "{'ResourceARN':'arn:aws:events:us-east-1:123456789012:rule/r','Tags':[" + tags + "]}"));
    }

    [Fact]
    public async Task PutEvents_EventForABusOfAnotherAccount_GoesNowhere()
    {
        await _host.CallAsync("PutRule", "{'Name':'r','EventPattern':'{\\'source\\':[\\'test\\']}'}");

        Assert.Contains(
            "'EventId'",
            await _host.CallAsync("PutEvents", "{'Entries':[{'Source':'test','DetailType':'t','Detail':'{}','EventBusName':'arn:aws:events:eu-west-1:123456789012:event-bus/default'}]}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnableRule_StateWithManagementEvents_IsKeptUntilThen()
    {
        await _host.CallAsync("PutRule", "{'Name':'r','ScheduleExpression':'rate(1 day)','State':'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'}");
        Assert.Contains("'State':'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'", await _host.CallAsync("DescribeRule", "{'Name':'r'}"), StringComparison.Ordinal);

        await _host.CallAsync("EnableRule", "{'Name':'r'}");

        Assert.Contains("'State':'ENABLED'", await _host.CallAsync("DescribeRule", "{'Name':'r'}"), StringComparison.Ordinal);
        Assert.Equal(
            "400 {'__type':'ResourceNotFoundException','message':'Rule R does not exist on EventBus default.'}",
            await _host.CallAsync("DescribeRule", "{'Name':'R'}"));
    }
}
