namespace Serverlesspresso.Aws.Signing;

/// <summary>A key pair that signs requests.</summary>
/// <param name="Id">The access key's id, which travels with each request.</param>
/// <param name="Secret">The secret access key, which never does.</param>
public sealed record AccessKey(string Id, string Secret)
{
    /// <summary>The id alone: a secret never reaches a log.</summary>
    public override string ToString() => Id;
}
