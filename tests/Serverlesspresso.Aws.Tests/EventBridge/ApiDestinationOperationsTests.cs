namespace Serverlesspresso.Aws.Tests.EventBridge;

public sealed class ApiDestinationOperationsTests : IAsyncLifetime
{
    private const string Connection = "arn:aws:events:us-east-1:123456789012:connection/c/00000001-0000-0000-0000-000000000000";
    private const string Destination = "arn:aws:events:us-east-1:123456789012:api-destination/d/00000002-0000-0000-0000-000000000000";
    private const string Change = "{'ApiDestinationArn':'" + Destination + "','ApiDestinationState':'ACTIVE',"
        + "'CreationTime':1767323045,'LastModifiedTime':1767323045}";

    private EventBridgeHost _host = null!; // set before each test

    public async ValueTask InitializeAsync()
    {
        _host = await EventBridgeHost.StartAsync();
        await _host.CallAsync(
            "CreateConnection",
            "{'Name':'c','AuthorizationType':'BASIC','AuthParameters':{'BasicAuthParameters':{'Username':'u','Password':'p'}}}");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task CreateApiDestination_Destination_IsDescribedChangedListedAndDeleted()
    {
        Assert.Equal("200 " + Change, await CreateAsync("d", "'Description':'cups'"));
        Assert.Equal(
            "200 {'ApiDestinationArn':'" + Destination + "','ApiDestinationState':'ACTIVE','CreationTime':1767323045,"
                + "'LastModifiedTime':1767323045,'Name':'d','ConnectionArn':'" + Connection + "',"
                + "'InvocationEndpoint':'https://api.example.org/orders/*','HttpMethod':'POST',"
                + "'InvocationRateLimitPerSecond':300,'Description':'cups'}",
            await _host.CallAsync("DescribeApiDestination", "{'Name':'d'}"));
        Assert.Equal(
            "200 " + Change,
            await _host.CallAsync("UpdateApiDestination", "{'Name':'d','InvocationRateLimitPerSecond':2,'HttpMethod':'PUT'}"));
        Assert.EndsWith(
            "'HttpMethod':'PUT','InvocationRateLimitPerSecond':2}]}",
            await _host.CallAsync("ListApiDestinations", "{'ConnectionArn':'" + Connection + "'}"),
            StringComparison.Ordinal);
        Assert.Equal("200 {}", await _host.CallAsync("DeleteApiDestination", "{'Name':'d'}"));
        Assert.Equal(
            "400 {'__type':'ResourceNotFoundException','message':"
                + "'Failed to describe the api-destination(s). An api-destination 'd' does not exist.'}",
            await _host.CallAsync("DescribeApiDestination", "{'Name':'d'}"));
    }

    [Fact]
    public async Task CreateApiDestination_NameIsTaken_IsRefused()
    {
        await CreateAsync("d");

        Assert.Equal(
            "400 {'__type':'ResourceAlreadyExistsException','message':'An api-destination 'd' already exists.'}",
            await CreateAsync("d"));
    }

    [Fact]
    public async Task ListApiDestinations_MoreThanAPage_GoesOnAtTheToken()
    {
        await CreateAsync("a");
        await CreateAsync("b");

        var first = await _host.CallAsync("ListApiDestinations", "{'Limit':1}");
        var second = await _host.CallAsync("ListApiDestinations", "{'Limit':1,'NextToken':'YQ'}");

        Assert.EndsWith("'NextToken':'YQ'}", first, StringComparison.Ordinal);
        Assert.Contains("'Name':'b'", second, StringComparison.Ordinal);
        Assert.DoesNotContain("NextToken", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateApiDestination", "{'Name':'a b'}", "Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\\\.\\\\-_A-Za-z0-9]+")]
    [InlineData("CreateApiDestination", "{'Name':'d'}", "3 validation errors detected: Value null at 'connectionArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("UpdateApiDestination", "{'Name':'d','HttpMethod':'TRACE'}", "Value 'TRACE' at 'httpMethod' failed to satisfy constraint: Member must satisfy enum value set: [POST, GET, HEAD, OPTIONS, PUT, PATCH, DELETE]")]
    [InlineData("UpdateApiDestination", "{'Name':'d','InvocationRateLimitPerSecond':0}", "Value '0' at 'invocationRateLimitPerSecond' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("UpdateApiDestination", "{'Name':'d','InvocationEndpoint':'https://a b'}", "Value 'https://a b' at 'invocationEndpoint' failed to satisfy constraint: Member must satisfy regular expression pattern: ")]
    [InlineData("UpdateApiDestination", "{'Name':'d','ConnectionArn':'c'}", "Value 'c' at 'connectionArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ")]
    [InlineData("UpdateApiDestination", "{'Name':'none'}", "'ResourceNotFoundException'")]
    [InlineData("UpdateApiDestination", "{'Name':'d','InvocationEndpoint':'ftp://a/'}", "Parameter InvocationEndpoint is not valid. Reason: it must be a web address")]
    [InlineData("DeleteApiDestination", "{'Name':'none'}", "'ResourceNotFoundException'")]
    [InlineData("ListApiDestinations", "{'Limit':101}", "Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100")]
    public async Task Request_MemberIsWrong_IsRefused(string operation, string request, string problem)
    {
        await CreateAsync("d");

        var answer = await _host.CallAsync(operation, request);

        Assert.StartsWith("400 ", answer, StringComparison.Ordinal);
        Assert.Contains(problem, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateApiDestination_ConnectionIsNotThere_IsRefused()
    {
        var answer = await _host.CallAsync(
            "CreateApiDestination",
            "{'Name':'d','ConnectionArn':'arn:aws:events:us-east-1:123456789012:connection/none/1',"
                + "'InvocationEndpoint':'https://api.example.org/','HttpMethod':'POST'}");

        Assert.Equal(
            "400 {'__type':'ResourceNotFoundException','message':'Failed to describe the connection(s). Connection 'none' does not exist.'}",
            answer);
    }

    [Fact]
    public async Task PutTargets_Destination_IsListedWithItsParameters()
    {
        const string Target = "{'Id':'1','Arn':'" + Destination + "','RoleArn':'arn:aws:iam::123456789012:role/r',"
            + "'HttpParameters':{'PathParameterValues':['$.detail.id'],'HeaderParameters':{'X-A':'b'},'QueryStringParameters':{'q':'1'}}}";
        await _host.CallAsync("PutRule", "{'Name':'r','EventPattern':'{\\'source\\':[\\'test\\']}'}");

        Assert.Equal(
            "200 {'FailedEntryCount':0,'FailedEntries':[]}",
            await _host.CallAsync("PutTargets", "{'Rule':'r','Targets':[" + Target + "]}"));
        Assert.Equal("200 {'Targets':[" + Target + "]}", await _host.CallAsync("ListTargetsByRule", "{'Rule':'r'}"));
        Assert.Equal("200 {'RuleNames':['r']}", await _host.CallAsync("ListRuleNamesByTarget", "{'TargetArn':'" + Destination + "'}"));
    }

    [Fact]
    public async Task PutTargets_NameStandsTwiceInAMap_TheLastCounts()
    {
        static string Target(string headers, string paths) =>
            "{'Id':'1','Arn':'" + Destination + "','RoleArn':'arn:aws:iam::123456789012:role/r',"
                + "'InputTransformer':{'InputPathsMap':{" + paths + "},'InputTemplate':'<a>'},"
                + "'HttpParameters':{'HeaderParameters':{" + headers + "}}}";
        await _host.CallAsync("PutRule", "{'Name':'r','EventPattern':'{\\'source\\':[\\'test\\']}'}");

        var answer = await _host.CallAsync(
            "PutTargets", "{'Rule':'r','Targets':[" + Target("'X-A':'b','X-A':'c'", "'a':'$.id','a':'$.time'") + "]}");

        Assert.Equal("200 {'FailedEntryCount':0,'FailedEntries':[]}", answer);
        Assert.Equal(
            "200 {'Targets':[" + Target("'X-A':'c'", "'a':'$.time'") + "]}",
            await _host.CallAsync("ListTargetsByRule", "{'Rule':'r'}"));
    }

    [Theory]
    [InlineData("'RoleArn':null", "RoleArn is required for target " + Destination + ".")]
    [InlineData("'HttpParameters':{'PathParameterValues':[' ']}", "Value ' ' at 'targets.1.member.httpParameters.pathParameterValues.1.member' failed")]
    [InlineData("'HttpParameters':{'HeaderParameters':{'a b':'c'}}", "Value 'a b' at 'targets.1.member.httpParameters.headerParameters.key' failed")]
    [InlineData("'HttpParameters':{'HeaderParameters':{'a':'\\n'}}", "at 'targets.1.member.httpParameters.headerParameters.a.member' failed")]
    [InlineData("'HttpParameters':{'QueryStringParameters':{'q':1}}", "NUMBER_VALUE cannot be converted to String")]
    public async Task PutTargets_ParameterIsWrong_IsRefused(string member, string problem)
    {
        await _host.CallAsync("PutRule", "{'Name':'r','EventPattern':'{\\'source\\':[\\'test\\']}'}");

        var answer = await _host.CallAsync(
            "PutTargets", "{'Rule':'r','Targets':[{'Id':'1','Arn':'" + Destination + "','RoleArn':'r'," + member + "}]}");

        Assert.StartsWith("400 ", answer, StringComparison.Ordinal);
        Assert.Contains(problem, answer, StringComparison.Ordinal);
    }

    private Task<string> CreateAsync(string name, string more = "'Description':''") => _host.CallAsync(
        "CreateApiDestination",
        "{'Name':'" + name + "','ConnectionArn':'" + Connection + "','InvocationEndpoint':'https://api.example.org/orders/*',"
            + "'HttpMethod':'POST'," + more + "}");
}
