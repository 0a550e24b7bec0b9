namespace Serverlesspresso.Aws.Tests.EventBridge;

public sealed class ArchiveServiceTests : IAsyncLifetime
{
    private const string BusArn = "arn:aws:events:us-east-1:123456789012:event-bus/default";
    private const string ArchiveArn = "arn:aws:events:us-east-1:123456789012:archive/a";
    private const string Create = "{'ArchiveName':'a','EventSourceArn':'" + BusArn + "'";

    private const string Start = "'EventSourceArn':'" + ArchiveArn + "','Destination':{'Arn':'" + BusArn + "'},"
        + "'EventStartTime':1767323000,'EventEndTime':1767323100.5";

    private EventBridgeHost _host = null!; // set before each test

    public async ValueTask InitializeAsync() => _host = await EventBridgeHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task CreateArchive_Archive_IsDescribedAndListed()
    {
        Assert.Equal(
            "200 {'ArchiveArn':'" + ArchiveArn + "','State':'ENABLED','CreationTime':1767323045}",
            await _host.CallAsync("CreateArchive", Create + ",'Description':'d','EventPattern':'{\\'source\\':[\\'s\\']}','RetentionDays':2}"));
        const string Summary = "'ArchiveName':'a','EventSourceArn':'" + BusArn + "','State':'ENABLED','RetentionDays':2,"
            + "'SizeBytes':0,'EventCount':0,'CreationTime':1767323045";
        Assert.Equal(
            "200 {'ArchiveArn':'" + ArchiveArn + "'," + Summary + ",'Description':'d','EventPattern':'{\\'source\\':[\\'s\\']}'}",
            await _host.CallAsync("DescribeArchive", "{'ArchiveName':'a'}"));
        await _host.CallAsync("CreateArchive", Create.Replace("'a'", "'b'", StringComparison.Ordinal) + "}");
        Assert.Equal(
            "200 {'Archives':[{" + Summary + "}],'NextToken':'YQ'}", await _host.CallAsync("ListArchives", "{'Limit':1}"));
        Assert.StartsWith(
            "200 {'Archives':[{'ArchiveName':'b'",
            await _host.CallAsync("ListArchives", "{'Limit':1,'NextToken':'YQ'}"),
            StringComparison.Ordinal);
        Assert.Equal("200 {'Archives':[{" + Summary + "}]}", await _host.CallAsync("ListArchives", "{'NamePrefix':'a'}"));
        Assert.Equal("200 {'Archives':[]}", await _host.CallAsync("ListArchives", "{'State':'DISABLED'}"));
        Assert.Equal("200 {}", await _host.CallAsync("DeleteArchive", "{'ArchiveName':'a'}"));
        Assert.Equal(
            "400 {'__type':'ResourceNotFoundException','message':'Archive a does not exist.'}",
            await _host.CallAsync("DescribeArchive", "{'ArchiveName':'a'}"));
    }

    [Fact]
    public async Task UpdateArchive_SomeMembers_LeavesTheOthers()
    {
        await _host.CallAsync("CreateArchive", Create + ",'Description':'d','RetentionDays':2}");

        Assert.Equal(
            "200 {'ArchiveArn':'" + ArchiveArn + "','State':'ENABLED','CreationTime':1767323045}",
            await _host.CallAsync("UpdateArchive", "{'ArchiveName':'a','RetentionDays':0}"));

        var described = await _host.CallAsync("DescribeArchive", "{'ArchiveName':'a'}");
        Assert.Contains("'RetentionDays':0,", described, StringComparison.Ordinal);
        Assert.EndsWith("'Description':'d'}", described, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateArchive_Rule_IsManagedAndNeedsForce()
    {
        await _host.CallAsync("CreateArchive", Create + "}");
        const string Refusal = "400 {'__type':'ManagedRuleException',"
            + "'message':'Events-Archive-a is a managed rule. Set 'force' parameter to true to override.'}";
        const string Targets = "{'Rule':'Events-Archive-a','Ids':['Events-Archive-a']";

        Assert.Contains(
            "'ManagedBy':'prod.vhs.events.aws.internal','EventBusName':'default','CreatedBy':'123456789012'",
            await _host.CallAsync("DescribeRule", "{'Name':'Events-Archive-a'}"),
            StringComparison.Ordinal);
        Assert.Equal(Refusal, await _host.CallAsync("DisableRule", "{'Name':'Events-Archive-a'}"));
        Assert.Equal(Refusal, await _host.CallAsync("RemoveTargets", Targets + "}"));
        Assert.StartsWith("200", await _host.CallAsync("RemoveTargets", Targets + ",'Force':true}"), StringComparison.Ordinal);
        Assert.Equal(Refusal, await _host.CallAsync("DeleteRule", "{'Name':'Events-Archive-a'}"));
        Assert.Equal("200", await _host.CallAsync("DeleteRule", "{'Name':'Events-Archive-a','Force':true}"));
        Assert.Contains(
            "'State':'DISABLED','StateReason':'The managed rule of the archive was deleted.'",
            await _host.CallAsync("DescribeArchive", "{'ArchiveName':'a'}"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateArchive", "{}", "2 validation errors detected: Value null at 'archiveName' failed to satisfy constraint: Member must not be null; Value null at 'eventSourceArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("CreateArchive", "{'ArchiveName':'a b','EventSourceArn':'" + BusArn + "'}", @"1 validation error detected: Value 'a b' at 'archiveName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+")]
    [InlineData("CreateArchive", "{'ArchiveName':'a','EventSourceArn':'bus'}", @"1 validation error detected: Value 'bus' at 'eventSourceArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ^arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:.+\/.+$")]
    [InlineData("CreateArchive", "{'ArchiveName':'1234567890123456789012345678901234567890123456789','EventSourceArn':'" + BusArn + "'}", "1 validation error detected: Value '1234567890123456789012345678901234567890123456789' at 'archiveName' failed to satisfy constraint: Member must have length less than or equal to 48")]
    [InlineData("CreateArchive", Create + ",'RetentionDays':-1}", "1 validation error detected: Value '-1' at 'retentionDays' failed to satisfy constraint: Member must have value greater than or equal to 0")]
    [InlineData("ListArchives", "{'NamePrefix':'a','State':'ENABLED'}", "At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.")]
    [InlineData("ListArchives", "{'State':'OPEN'}", "1 validation error detected: Value 'OPEN' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, CREATING, UPDATING, CREATE_FAILED, UPDATE_FAILED]")]
    [InlineData("ListReplays", "{'NamePrefix':'a','State':'RUNNING'}", "At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or NamePrefix.")]
    [InlineData("StartReplay", "{'ReplayName':'r','EventSourceArn':'" + ArchiveArn + "','EventEndTime':1,'Destination':{}}", "2 validation errors detected: Value null at 'eventStartTime' failed to satisfy constraint: Member must not be null; Value null at 'destination.arn' failed to satisfy constraint: Member must not be null")]
    [InlineData("StartReplay", "{'ReplayName':'r'," + Start + "}", "Parameter EventSourceArn is not valid. Reason: Archive a does not exist.")]
    public async Task Request_ConstraintIsViolated_IsRefusedInTheWordsOfAws(string operation, string request, string message)
    {
        var answer = await _host.CallAsync(operation, request);

        Assert.Equal(
            "400 {'__type':'ValidationException','message':'" + message + "'}",
            answer.Replace("\\u0027", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
                .Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CreateArchive", Create + ",'EventPattern':'no'}", "InvalidEventPatternException")]
    [InlineData("UpdateArchive", "{'ArchiveName':'b'}", "ResourceNotFoundException")]
    [InlineData("DeleteArchive", "{'ArchiveName':'b'}", "ResourceNotFoundException")]
    [InlineData("DescribeReplay", "{'ReplayName':'b'}", "ResourceNotFoundException")]
    [InlineData("CancelReplay", "{'ReplayName':'b'}", "ResourceNotFoundException")]
    [InlineData("ListArchives", "{'EventSourceArn':'" + BusArn + "x'}", "ResourceNotFoundException")]
    public async Task Request_ResourceIsWrong_IsRefusedWithItsCode(string operation, string request, string code) =>
        Assert.StartsWith("400 {'__type':'" + code + "'", await _host.CallAsync(operation, request), StringComparison.Ordinal);

    [Fact]
    public async Task ListReplays_TwoPages_ShowsEachOnce()
    {
        await _host.CallAsync("CreateArchive", Create + "}");
        foreach (var name in (string[])["a", "b", "c"])
        {
            await _host.CallAsync("StartReplay", $"{{'ReplayName':'{name}',{Start}}}");
        }

        var first = await _host.CallAsync("ListReplays", "{'Limit':2}");
        var token = first.Split("'NextToken':'")[1].Split('\'')[0];
        var second = await _host.CallAsync("ListReplays", "{'Limit':2,'NextToken':'" + token + "'}");

        Assert.Equal(["a", "b"], NamesIn(first));
        Assert.Equal(["c"], NamesIn(second));
        Assert.DoesNotContain("NextToken", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartReplay_Replay_CompletesAndIsDescribedAndListed()
    {
        await _host.CallAsync("CreateArchive", Create + "}");

        Assert.Equal(
            "200 {'ReplayArn':'arn:aws:events:us-east-1:123456789012:replay/r','State':'STARTING','ReplayStartTime':1767323045}",
            await _host.CallAsync("StartReplay", "{'ReplayName':'r','Description':'d'," + Start + "}"));
        Assert.Equal(
            "400 {'__type':'ResourceAlreadyExistsException','message':'Replay r already exists.'}",
            await _host.CallAsync("StartReplay", "{'ReplayName':'r'," + Start + "}"));
        await _host.IdleAsync();
        const string Summary = "'ReplayName':'r','EventSourceArn':'" + ArchiveArn + "','State':'COMPLETED',"
            + "'EventStartTime':1767323000,'EventEndTime':1767323100.5,'ReplayStartTime':1767323045,'ReplayEndTime':1767323045";
        Assert.Equal("200 {'Replays':[{" + Summary + "}]}", await _host.CallAsync("ListReplays", "{'State':'COMPLETED'}"));
        Assert.Equal(
            "200 {'ReplayArn':'arn:aws:events:us-east-1:123456789012:replay/r','Description':'d','Destination':{'Arn':'"
                + BusArn + "'}," + Summary + "}",
            await _host.CallAsync("DescribeReplay", "{'ReplayName':'r'}"));
        Assert.Equal(
            "200 {'Replays':[{" + Summary + "}]}", await _host.CallAsync("ListReplays", "{'EventSourceArn':'" + ArchiveArn + "'}"));
        Assert.Equal("200 {'Replays':[]}", await _host.CallAsync("ListReplays", "{'NamePrefix':'s'}"));
        Assert.Equal(
            "400 {'__type':'IllegalStatusException','message':'Replay r is not in a valid state for this operation.'}",
            await _host.CallAsync("CancelReplay", "{'ReplayName':'r'}"));
    }

    private static IEnumerable<string> NamesIn(string listed) =>
        listed.Split("'ReplayName':'").Skip(1).Select(rest => rest.Split('\'')[0]);
}
