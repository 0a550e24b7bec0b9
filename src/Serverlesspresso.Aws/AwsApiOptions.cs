namespace Serverlesspresso.Aws;

/// <summary>How the AWS wire answers.</summary>
public sealed class AwsApiOptions
{
    /// <summary>The region that requests must be signed for. Default us-east-1; others are refused as AWS does.</summary>
    public string Region { get; set; } = "us-east-1";
}
