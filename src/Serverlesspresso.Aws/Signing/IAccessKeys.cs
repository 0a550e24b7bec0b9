namespace Serverlesspresso.Aws.Signing;

/// <summary>The access keys that may sign requests to this server.</summary>
public interface IAccessKeys
{
    /// <summary>Finds an access key, or null if this server never gave it out. Called for every request.</summary>
    /// <param name="accessKeyId">The id as the request gives it.</param>
    AccessKey? Find(string accessKeyId);
}
