namespace Serverlesspresso.Aws.Tests.EventBridge;

public sealed class EventBridgeServiceTests : IAsyncLifetime
{
    private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private const string Rule = "'Name':'r','EventPattern':'{\\'source\\':[\\'test\\']}'";

    private EventBridgeHost _host = null!; // set before each test

    public async ValueTask InitializeAsync() => _host = await EventBridgeHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task CreateEventBus_Bus_IsDescribedAndListed()
    {
        Assert.Equal(
            "200 {'EventBusArn':'arn:aws:events:us-east-1:123456789012:event-bus/Bar','Description':'d'}",
            await _host.CallAsync("CreateEventBus", "{'Name':'Bar','Description':'d','Tags':[{'Key':'a','Value':'1'}]}"));
        const string Bus = "{'Name':'Bar','Arn':'arn:aws:events:us-east-1:123456789012:event-bus/Bar','Description':'d',"
            + "'CreationTime':1767323045,'LastModifiedTime':1767323045}";
        Assert.Equal("200 " + Bus, await _host.CallAsync("DescribeEventBus", "{'Name':'bAR'}"));
        Assert.Equal(
            "200 {'EventBuses':[" + Bus + "],'NextToken':'QmFy'}", await _host.CallAsync("ListEventBuses", "{'Limit':1}"));
        Assert.StartsWith(
            "200 {'EventBuses':[{'Name':'default','Arn':'arn:aws:events:us-east-1:123456789012:event-bus/default'",
            await _host.CallAsync("ListEventBuses", "{'Limit':1,'NextToken':'QmFy'}"),
            StringComparison.Ordinal);
        Assert.Equal("200", await _host.CallAsync("DeleteEventBus", "{'Name':'Bar'}"));
        Assert.Equal(
            "400 {'__type':'ResourceNotFoundException','message':'Event bus Bar does not exist.'}",
            await _host.CallAsync("DescribeEventBus", "{'Name':'Bar'}"));
    }

    [Fact]
    public async Task CreateConnection_Connection_IsDescribedWithoutItsSecrets()
    {
        var created = await _host.CallAsync(
            "CreateConnection",
            "{'Name':'c','Description':'d','AuthorizationType':'API_KEY',"
                + "'AuthParameters':{'ApiKeyAuthParameters':{'ApiKeyName':'X-Key','ApiKeyValue':'hush'}}}");

        Assert.StartsWith(
            "200 {'ConnectionArn':'arn:aws:events:us-east-1:123456789012:connection/c/", created, StringComparison.Ordinal);
        Assert.EndsWith(
            "'ConnectionState':'AUTHORIZED','CreationTime':1767323045,'LastModifiedTime':1767323045,'LastAuthorizedTime':1767323045}",
            created,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "'Description':'d','AuthParameters':{'ApiKeyAuthParameters':{'ApiKeyName':'X-Key'}}}",
            await _host.CallAsync("DescribeConnection", "{'Name':'c'}"),
            StringComparison.Ordinal);
        Assert.Equal(
            "400 {'__type':'ResourceAlreadyExistsException','message':'Connection c already exists.'}",
            await _host.CallAsync(
                "CreateConnection",
                "{'Name':'c','AuthorizationType':'BASIC','AuthParameters':{'BasicAuthParameters':{'Username':'u','Password':'p'}}}"));
    }

    [Fact]
    public async Task DeauthorizeConnection_Connection_IsListedByItsState()
    {
        await _host.CallAsync(
            "CreateConnection",
            "{'Name':'c','AuthorizationType':'BASIC','AuthParameters':{'BasicAuthParameters':{'Username':'u','Password':'p'}}}");

        Assert.Contains(
            "'ConnectionState':'DEAUTHORIZING'", await _host.CallAsync("DeauthorizeConnection", "{'Name':'c'}"), StringComparison.Ordinal);

        Assert.Equal("200 {'Connections':[]}", await _host.CallAsync("ListConnections", "{'ConnectionState':'AUTHORIZED'}"));
        Assert.Contains(
            "'Name':'c','ConnectionState':'DEAUTHORIZED'",
            await _host.CallAsync("ListConnections", "{'NamePrefix':'c'}"),
            StringComparison.Ordinal);
        Assert.Contains("'ConnectionState':'DELETING'", await _host.CallAsync("DeleteConnection", "{'Name':'c'}"), StringComparison.Ordinal);
        Assert.Equal(
            "400 {'__type':'ResourceNotFoundException','message':'Failed to describe the connection(s). Connection 'c' does not exist.'}",
            await _host.CallAsync("DescribeConnection", "{'Name':'c'}"));
    }

    [Fact]
    public async Task ListConnections_OthersStandBefore_FillsThePageWithThoseOfTheState()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            await _host.CallAsync(
                "CreateConnection",
                $$"""{'Name':'{{name}}','AuthorizationType':'BASIC','AuthParameters':{'BasicAuthParameters':{'Username':'u','Password':'p'} } }""");
        }

        await _host.CallAsync("DeauthorizeConnection", "{'Name':'a'}");
        await _host.CallAsync("DeauthorizeConnection", "{'Name':'c'}");

        var authorized = await _host.CallAsync("ListConnections", "{'ConnectionState':'AUTHORIZED','Limit':1}");
        var other = await _host.CallAsync("ListConnections", "{'ConnectionState':'DEAUTHORIZED','Limit':1}");

        Assert.Contains("'Name':'b'", authorized, StringComparison.Ordinal);
        Assert.DoesNotContain("NextToken", authorized, StringComparison.Ordinal);
        Assert.Contains("'Name':'a'", other, StringComparison.Ordinal);
        Assert.Contains("NextToken", other, StringComparison.Ordinal);
        Assert.Equal("200 {'Connections':[]}", await _host.CallAsync("ListConnections", "{'ConnectionState':'CREATING'}"));
    }

    [Fact]
    public async Task PutRule_Rule_IsDescribedAndListed()
    {
        Assert.Equal(
            "200 {'RuleArn':'arn:aws:events:us-east-1:123456789012:rule/r'}",
            await _host.CallAsync("PutRule", "{" + Rule + ",'Description':'d','RoleArn':'role'}"));

        const string Members = "'Name':'r','Arn':'arn:aws:events:us-east-1:123456789012:rule/r',"
            + "'EventPattern':'{\\'source\\':[\\'test\\']}','State':'ENABLED','Description':'d','RoleArn':'role','EventBusName':'default'";
        Assert.Equal(
            "200 {" + Members + ",'CreatedBy':'123456789012'}", await _host.CallAsync("DescribeRule", "{'Name':'r'}"));
        Assert.Equal("200 {'Rules':[{" + Members + "}]}", await _host.CallAsync("ListRules", "{'NamePrefix':'r'}"));
        Assert.Equal("200 {'Rules':[]}", await _host.CallAsync("ListRules", "{'NamePrefix':'x'}"));
    }

    [Fact]
    public async Task PutRule_Schedule_IsDescribedAndListedWithoutAPattern()
    {
        Assert.Equal(
            "200 {'RuleArn':'arn:aws:events:us-east-1:123456789012:rule/s'}",
            await _host.CallAsync("PutRule", "{'Name':'s','ScheduleExpression':'cron(0 8 ? * MON-FRI *)'}"));

        const string Members = "'Name':'s','Arn':'arn:aws:events:us-east-1:123456789012:rule/s',"
            + "'ScheduleExpression':'cron(0 8 ? * MON-FRI *)','State':'ENABLED','EventBusName':'default'";
        Assert.Equal(
            "200 {" + Members + ",'CreatedBy':'123456789012'}", await _host.CallAsync("DescribeRule", "{'Name':'s'}"));
        Assert.Equal("200 {'Rules':[{" + Members + "}]}", await _host.CallAsync("ListRules", "{'NamePrefix':'s'}"));
    }

    [Theory]
    [InlineData("'ScheduleExpression':'rate(5 minute)'", "Parameter ScheduleExpression is not valid.")]
    [InlineData(
        "'ScheduleExpression':'rate(5 minutes)','EventBusName':'Bar'",
        "ScheduleExpression is supported only on the default event bus.")]
    [InlineData("'Description':'d'", "Parameter(s) EventPattern or ScheduleExpression must be specified.")]
    public async Task PutRule_ScheduleIsWrong_IsRefused(string members, string message)
    {
        await _host.CallAsync("CreateEventBus", "{'Name':'Bar'}");

        Assert.Equal(
            $"400 {{'__type':'ValidationException','message':'{message}'}}",
            await _host.CallAsync("PutRule", "{'Name':'s'," + members + "}"));
    }

    [Fact]
    public async Task DisableRule_Rule_IsDisabledUntilEnabled()
    {
        await _host.CallAsync("PutRule", "{" + Rule + "}");

        Assert.Equal("200", await _host.CallAsync("DisableRule", "{'Name':'r'}"));
        Assert.Contains("'State':'DISABLED'", await _host.CallAsync("DescribeRule", "{'Name':'r'}"), StringComparison.Ordinal);
        Assert.Equal("200", await _host.CallAsync("EnableRule", "{'Name':'r'}"));
        Assert.Contains("'State':'ENABLED'", await _host.CallAsync("DescribeRule", "{'Name':'r'}"), StringComparison.Ordinal);
        Assert.Equal("200", await _host.CallAsync("DeleteRule", "{'Name':'r'}"));
        Assert.Equal(
            "400 {'__type':'ResourceNotFoundException','message':'Rule r does not exist on EventBus default.'}",
            await _host.CallAsync("DescribeRule", "{'Name':'r'}"));
    }

    [Fact]
    public async Task PutTargets_AllMembers_AreListedAsGiven()
    {
        const string Target = "{'Id':'1','Arn':'" + Function + "','RoleArn':'role','InputTransformer':{'InputPathsMap':{'a':'$.detail'},"
            + "'InputTemplate':'<a>'},'DeadLetterConfig':{'Arn':'arn:aws:sqs:us-east-1:123456789012:q'},"
            + "'RetryPolicy':{'MaximumRetryAttempts':2,'MaximumEventAgeInSeconds':60}}";
        await _host.CallAsync("PutRule", "{" + Rule + "}");

        Assert.Equal(
            "200 {'FailedEntryCount':0,'FailedEntries':[]}",
            await _host.CallAsync("PutTargets", "{'Rule':'r','Targets':[" + Target + ",{'Id':'2','Arn':'" + Function + "','Input':'1'}]}"));
        Assert.Equal(
            "200 {'Targets':[" + Target + "],'NextToken':'MQ'}",
            await _host.CallAsync("ListTargetsByRule", "{'Rule':'r','Limit':1}"));
        Assert.Equal(
            "200 {'Targets':[{'Id':'2','Arn':'" + Function + "','Input':'1'}]}",
            await _host.CallAsync("ListTargetsByRule", "{'Rule':'r','Limit':1,'NextToken':'MQ'}"));
        Assert.Equal(
            "200 {'RuleNames':['r']}", await _host.CallAsync("ListRuleNamesByTarget", "{'TargetArn':'" + Function + "'}"));
        Assert.Equal(
            "400 {'__type':'ValidationException','message':'Rule can't be deleted since it has targets.'}",
            await _host.CallAsync("DeleteRule", "{'Name':'r'}"));
        Assert.Equal(
            "200 {'FailedEntryCount':1,'FailedEntries':[{'TargetId':'x','ErrorCode':'ResourceNotFoundException',"
                + "'ErrorMessage':'Rule 'r' does not have a target with the Id 'x'.'}]}",
            await _host.CallAsync("RemoveTargets", "{'Rule':'r','Ids':['1','2','x']}"));
    }

    [Fact]
    public async Task PutEvents_SomeAreWrong_EachHasItsResult()
    {
        var answer = await _host.CallAsync(
            "PutEvents",
            "{'Entries':[{'Source':'test','DetailType':'t','Detail':'{}','Time':1767323045.5,'Resources':['a']},"
                + "{'Source':'test','DetailType':'t','Detail':'[]'},{'DetailType':'t','Detail':'{}'}]}");

        Assert.Matches(
            @"^200 \{'FailedEntryCount':2,'Entries':\[\{'EventId':'[0-9a-f-]{36}'\},"
                + @"\{'ErrorCode':'MalformedDetail','ErrorMessage':'Detail is malformed.'\},"
                + @"\{'ErrorCode':'InvalidArgument','ErrorMessage':'Parameter Source is not valid. Reason: Source is a required argument.'\}\]\}$",
            answer);
    }

    [Theory]
    [InlineData("PutEvents", "{}", "Value null at 'entries' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutEvents", "{'Entries':[]}", "Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("PutRule", "{}", "Value null at 'name' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRule", "{'Name':'a b'}", @"Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+")]
    [InlineData("ListRules", "{'Limit':0}", "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("PutTargets", "{'Rule':'r','Targets':[{'Id':'1'}]}", "Value null at 'targets.1.member.arn' failed to satisfy constraint: Member must not be null")]
    public async Task Call_ConstraintIsBroken_IsRefused(string operation, string request, string message)
    {
        Assert.Equal(
            "400 {'__type':'ValidationException','message':'1 validation error detected: " + message + "'}",
            await _host.CallAsync(operation, request));
    }

    [Fact]
    public async Task PutRule_PatternIsWrong_IsRefusedWithThePlace()
    {
        Assert.Equal(
            @"400 {'__type':'InvalidEventPatternException','message':'Event pattern is not valid. Reason: Empty arrays are not allowed\n"
                + @" at [Source: (String)\'{\'a\':[]}\'; line: 1, column: 8]'}",
            await _host.CallAsync("PutRule", "{'Name':'r','EventPattern':'{\\'a\\':[]}'}"));
    }

    [Fact]
    public async Task TestEventPattern_EventOfTheEnvelope_AnswersWhetherItMatches()
    {
        const string Event = @"'{\'id\':\'1\',\'account\':\'1\',\'source\':\'a\',\'time\':\'t\',\'region\':\'r\',\'detail-type\':\'d\'}'";

        Assert.Equal(
            "200 {'Result':true}",
            await _host.CallAsync("TestEventPattern", @"{'EventPattern':'{\'source\':[\'a\']}','Event':" + Event + "}"));
        Assert.Equal(
            "200 {'Result':false}",
            await _host.CallAsync("TestEventPattern", @"{'EventPattern':'{\'source\':[\'b\']}','Event':" + Event + "}"));
        Assert.Equal(
            "400 {'__type':'ValidationException','message':'Parameter Event is not valid.'}",
            await _host.CallAsync("TestEventPattern", @"{'EventPattern':'{\'source\':[\'a\']}','Event':'{}'}"));
    }

    [Fact]
    public async Task TagResource_Rule_TagsAreListedUntilRemoved()
    {
        const string Resource = "'ResourceARN':'arn:aws:events:us-east-1:123456789012:rule/r'";
        await _host.CallAsync("PutRule", "{" + Rule + ",'Tags':[{'Key':'a','Value':'1'}]}");

        Assert.Equal("200 {}", await _host.CallAsync("TagResource", "{" + Resource + ",'Tags':[{'Key':'b','Value':'2'}]}"));
        Assert.Equal(
            "200 {'Tags':[{'Key':'a','Value':'1'},{'Key':'b','Value':'2'}]}",
            await _host.CallAsync("ListTagsForResource", "{" + Resource + "}"));
        Assert.Equal("200 {}", await _host.CallAsync("UntagResource", "{" + Resource + ",'TagKeys':['a']}"));
        Assert.Equal(
            "200 {'Tags':[{'Key':'b','Value':'2'}]}", await _host.CallAsync("ListTagsForResource", "{" + Resource + "}"));
    }
}
