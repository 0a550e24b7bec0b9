using Serverlesspresso.Aws.Signing;

namespace Serverlesspresso.Server.Credentials;

/// <summary>The one key that signs requests to this server.</summary>
internal sealed class OperatorKeys(AccessKey key) : IAccessKeys
{
    /// <inheritdoc/>
    public AccessKey? Find(string accessKeyId) => accessKeyId == key.Id ? key : null;
}
