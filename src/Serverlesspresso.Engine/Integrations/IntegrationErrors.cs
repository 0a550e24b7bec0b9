using Serverlesspresso.Engine.Chance;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>Words refused calls as Step Functions' integrations do.</summary>
internal static class IntegrationErrors
{
    /// <summary>For an optimized integration, for example <c>DynamoDB.ConditionalCheckFailedException</c>.</summary>
    public static TaskOutcome.Failed Optimized(
        string prefix, string service, int status, RequestRefusedException refusal, IRandomSource random) =>
        new(
            $"{prefix}.{NameOf(refusal)}",
            $"{refusal.Message} (Service: {service}; Status Code: {status}; Error Code: {refusal.Code}; "
            + $"Request ID: {random.NextId()}; Proxy: null)");

    /// <summary>For an AWS SDK integration, for example <c>Sfn.InvalidTokenException</c>.</summary>
    public static TaskOutcome.Failed Sdk(string service, RequestRefusedException refusal, IRandomSource random) =>
        new(
            $"{service}.{NameInSdk(service, refusal)}",
            $"{refusal.Message} (Service: {service}, Status Code: 400, Request ID: {random.NextId()}) "
            + "(SDK Attempt Count: 1)");

    /// <summary>An error that DynamoDB's model does not name is known to the SDK by the service alone.</summary>
    private static string NameInSdk(string service, RequestRefusedException refusal) =>
        service == "DynamoDb" && refusal.Code == "ValidationException" ? "DynamoDbException" : NameOf(refusal);

    /// <summary>The name of an error as the clients of AWS that integrations use know it.</summary>
    private static string NameOf(RequestRefusedException refusal) =>
        refusal.Code.EndsWith("Exception", StringComparison.Ordinal) ? refusal.Code : refusal.Code + "Exception";
}
