using System.Text.Json;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

/// <summary>What the service's model says of the members of requests.</summary>
public sealed class RequestConstraintTests : IAsyncLifetime
{
    private const string Activity = """{"name":"grind","encryptionConfiguration":ENCRYPTION}""";
    private const string Machine = "arn:aws:states:us-east-1:123456789012:stateMachine:Bar";

    private EngineHost? _host;

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await EngineHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("ListExecutions", """{"stateMachineArn":""}""", "Value '' at 'stateMachineArn' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("ListTagsForResource", """{"resourceArn":""}""", "Value '' at 'resourceArn' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("ListStateMachines", """{"nextToken":""}""", "Value '' at 'nextToken' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("DescribeExecution", "{}", "Value null at 'executionArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("DescribeMapRun", "{}", "Value null at 'mapRunArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("DeleteStateMachineVersion", "{}", "Value null at 'stateMachineVersionArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("DeleteStateMachineAlias", "{}", "Value null at 'stateMachineAliasArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("StartExecution", $$"""{"stateMachineArn":"{{Machine}}","traceHeader":"Röst"}""", @"Value 'Röst' at 'traceHeader' failed to satisfy constraint: Member must satisfy regular expression pattern: \p{ASCII}*")]
    public async Task Request_BreaksTheModel_IsRefusedWithTheConstraint(string operation, string request, string problem)
    {
        var refusal = await Host.RefuseAsync(operation, JsonElement.Parse(request));

        Assert.Equal(("ValidationException", $"1 validation error detected: {problem}"), refusal);
    }

    [Theory]
    [InlineData("{}", "ValidationException")]
    [InlineData("""{"type":"MINE"}""", "ValidationException")]
    [InlineData("""{"type":"CUSTOMER_MANAGED_KMS_KEY","kmsKeyId":""}""", "ValidationException")]
    [InlineData("""{"type":"CUSTOMER_MANAGED_KMS_KEY","kmsKeyId":"k","kmsDataKeyReusePeriodSeconds":59}""", "ValidationException")]
    [InlineData("""{"type":"CUSTOMER_MANAGED_KMS_KEY","kmsKeyId":"k","kmsDataKeyReusePeriodSeconds":901}""", "ValidationException")]
    [InlineData("""{"type":"CUSTOMER_MANAGED_KMS_KEY"}""", "InvalidEncryptionConfiguration")]
    [InlineData("""{"type":"AWS_OWNED_KEY","kmsKeyId":"k"}""", "InvalidEncryptionConfiguration")]
    [InlineData("""{"type":7}""", "SerializationException")]
    public async Task Encryption_Broken_IsRefused(string encryption, string error)
    {
        var request = Activity.Replace("ENCRYPTION", encryption, StringComparison.Ordinal);

        var refusal = await Host.RefuseAsync("CreateActivity", JsonElement.Parse(request));

        Assert.Equal(error, refusal.Type);
    }

    [Fact]
    public async Task Encryption_OfAnActivity_IsKeptAndAnswered()
    {
        const string encryption = """{"type":"CUSTOMER_MANAGED_KMS_KEY","kmsKeyId":"k","kmsDataKeyReusePeriodSeconds":60}""";
        var request = Activity.Replace("ENCRYPTION", encryption, StringComparison.Ordinal);
        var created = await Host.SucceedAsync("CreateActivity", JsonElement.Parse(request));

        var described = await Host.SucceedAsync(
            "DescribeActivity", new { activityArn = created.GetProperty("activityArn").GetString() });

        Assert.Equal(encryption, described.GetProperty("encryptionConfiguration").GetRawText());
    }
}
