using System.Text.Json;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Wire;

public sealed class AwsCommandLineTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerProcess? _server;

    private AwsCommandLine Aws => new(_server ?? throw new InvalidOperationException("The server has not started."));

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Aws_OnlyThePastedLinesAreSet_IsAnswered()
    {
        var identity = await Aws.RunAsync("sts", "get-caller-identity");
        var stateMachines = await Aws.RunAsync("stepfunctions", "list-state-machines");
        var functions = await Aws.RunAsync("lambda", "list-functions");

        Assert.Equal("123456789012", Read(identity).GetProperty("Account").GetString());
        Assert.Equal(JsonValueKind.Array, Read(stateMachines).GetProperty("stateMachines").ValueKind);
        Assert.Equal(JsonValueKind.Array, Read(functions).GetProperty("Functions").ValueKind);
    }

    [Fact]
    public async Task Aws_TestState_TellsOutputAndNextState()
    {
        // Without it the client puts "sync-" before the host's name.
        var tested = await Aws.With("AWS_DISABLE_HOST_PREFIX_INJECTION", "true").RunAsync(
            "stepfunctions",
            "test-state",
            "--definition",
            """{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","ResultPath":"$.made","Next":"Serve"}""",
            "--input",
            """{"order":1}""",
            "--mock",
            """{"result":"{\"StatusCode\":200}"}""",
            "--inspection-level",
            "DEBUG");

        Assert.Equal("""{"order":1,"made":{"StatusCode":200}}""", Read(tested).GetProperty("output").GetString());
        Assert.Equal("Serve", Read(tested).GetProperty("nextState").GetString());
        Assert.Equal(
            """{"StatusCode":200}""", Read(tested).GetProperty("inspectionData").GetProperty("result").GetString());
    }

    [Fact]
    public async Task Aws_ScheduledRule_IsDescribedDisabledAndListed()
    {
        await Aws.RunAsync("events", "put-rule", "--name", "Weekly", "--schedule-expression", "cron(0 8 ? * MON#1 *)");
        await Aws.RunAsync("events", "disable-rule", "--name", "Weekly");
        var described = await Aws.RunAsync("events", "describe-rule", "--name", "Weekly");
        var listed = await Aws.RunAsync("events", "list-rules", "--name-prefix", "Week");
        var refused = await Aws.TryAsync("events", "put-rule", "--name", "x", "--schedule-expression", "rate(1 minutes)");

        Assert.Equal("cron(0 8 ? * MON#1 *)", Read(described).GetProperty("ScheduleExpression").GetString());
        Assert.Equal("DISABLED", Read(described).GetProperty("State").GetString());
        Assert.False(Read(described).TryGetProperty("EventPattern", out _));
        Assert.Equal("Weekly", Assert.Single(Read(listed).GetProperty("Rules").EnumerateArray()).GetProperty("Name").GetString());
        Assert.Equal(
            "An error occurred (ValidationException) when calling the PutRule operation: "
                + "Parameter ScheduleExpression is not valid.",
            refused.Errors);
    }

    [Fact]
    public async Task Aws_SecretIsWrong_IsRefused()
    {
        var credentials = await File.ReadAllTextAsync(
            _folder.Combine("credentials"), TestContext.Current.CancellationToken);
        var keyId = credentials.Split('\n')[1].Split(" = ")[1];

        var result = await Aws
            .With("AWS_ACCESS_KEY_ID", keyId)
            .With("AWS_SECRET_ACCESS_KEY", "wrong")
            .With("AWS_DEFAULT_REGION", "us-east-1")
            .TryAsync("stepfunctions", "list-state-machines");

        Assert.Equal(
            "An error occurred (InvalidSignatureException) when calling the ListStateMachines operation: "
                + "The request signature we calculated does not match the signature you provided. Check your AWS "
                + "Secret Access Key and signing method. Consult the service documentation for details.",
            result.Errors);
    }

    [Fact]
    public async Task Aws_KeyIsUnknown_IsRefused()
    {
        var result = await Aws
            .With("AWS_ACCESS_KEY_ID", "AKIAOTHER")
            .With("AWS_SECRET_ACCESS_KEY", "other")
            .With("AWS_DEFAULT_REGION", "us-east-1")
            .TryAsync("stepfunctions", "list-state-machines");

        Assert.Equal(
            "An error occurred (UnrecognizedClientException) when calling the ListStateMachines operation: "
                + "The security token included in the request is invalid.",
            result.Errors);
    }

    [Fact]
    public async Task Aws_FunctionIsUnknown_IsRefused()
    {
        var result = await Aws.TryAsync("lambda", "invoke", "--function-name", "Nobody", _folder.Combine("answer"));

        Assert.Equal(
            "An error occurred (ResourceNotFoundException) when calling the Invoke operation: "
                + "Function not found: arn:aws:lambda:us-east-1:123456789012:function:Nobody",
            result.Errors);
    }

    [Fact]
    public async Task Aws_OperationIsUnknown_IsRefused()
    {
        var result = await Aws.TryAsync("events", "list-endpoints");

        Assert.StartsWith(
            "An error occurred (UnknownOperationException) when calling the ListEndpoints operation:",
            result.Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aws_WorkerOfAnActivity_TakesATaskAndAnswersIt()
    {
        const string arn = "arn:aws:states:us-east-1:123456789012:activity:grind";
        await Aws.RunAsync("stepfunctions", "create-activity", "--name", "grind");
        var machine = Read(await Aws.RunAsync(
            "stepfunctions", "create-state-machine", "--name", "grinder", "--role-arn", "arn:aws:iam::123456789012:role/r",
            "--definition", $$"""{"StartAt":"G","States":{"G":{"Type":"Task","Resource":"{{arn}}","End":true} } }"""));
        var execution = Read(await Aws.RunAsync(
            "stepfunctions", "start-execution", "--input", "18",
            "--state-machine-arn", machine.GetProperty("stateMachineArn").GetString()!));

        var task = Read(await Aws.RunAsync("stepfunctions", "get-activity-task", "--activity-arn", arn, "--worker-name", "me"));
        await Aws.RunAsync(
            "stepfunctions", "send-task-success", "--task-output", "1", "--task-token", task.GetProperty("taskToken").GetString()!);

        var ended = Read(await Aws.RunAsync(
            "stepfunctions", "describe-execution", "--execution-arn", execution.GetProperty("executionArn").GetString()!));
        Assert.Equal("18", task.GetProperty("input").GetString());
        Assert.Equal("1", ended.GetProperty("output").GetString());
    }

    [Fact]
    public async Task Aws_AliasOfAVersion_StartsIt()
    {
        const string definition = """{"StartAt":"P","States":{"P":{"Type":"Pass","Result":1,"End":true} } }""";
        var machine = Read(await Aws.RunAsync(
            "stepfunctions", "create-state-machine", "--name", "versioned", "--role-arn", "arn:aws:iam::123456789012:role/r",
            "--publish", "--definition", definition));
        var version = machine.GetProperty("stateMachineVersionArn").GetString()!;

        var alias = Read(await Aws.RunAsync(
            "stepfunctions", "create-state-machine-alias", "--name", "PROD",
            "--routing-configuration", $"stateMachineVersionArn={version},weight=100"));
        var aliasArn = alias.GetProperty("stateMachineAliasArn").GetString()!;
        await Aws.RunAsync("stepfunctions", "start-execution", "--state-machine-arn", aliasArn);
        var listed = Read(await Aws.RunAsync("stepfunctions", "list-executions", "--state-machine-arn", aliasArn));

        var execution = Assert.Single(listed.GetProperty("executions").EnumerateArray());
        Assert.Equal(version, execution.GetProperty("stateMachineVersionArn").GetString());
        Assert.Equal("SUCCEEDED", execution.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Aws_ExpressMachine_IsRunWhileTheCommandWaits()
    {
        var machine = Read(await Aws.RunAsync(
            "stepfunctions", "create-state-machine", "--name", "quick", "--role-arn", "arn:aws:iam::123456789012:role/r",
            "--type", "EXPRESS", "--definition", """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":1,"End":true} } }"""));
        var arn = machine.GetProperty("stateMachineArn").GetString()!;

        var ended = Read(await Aws.RunAsync("stepfunctions", "start-sync-execution", "--state-machine-arn", arn, "--input", "18"));
        var refused = await Aws.TryAsync("stepfunctions", "list-executions", "--state-machine-arn", arn);

        Assert.Equal(("SUCCEEDED", "18"), (ended.GetProperty("status").GetString(), ended.GetProperty("output").GetString()));
        Assert.Equal(64, ended.GetProperty("billingDetails").GetProperty("billedMemoryUsedInMB").GetInt32());
        Assert.Contains("(StateMachineTypeNotSupported)", refused.Errors, StringComparison.Ordinal);
    }

    private static JsonElement Read(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
