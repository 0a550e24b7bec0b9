using Serverlesspresso.Aws.Signing;

namespace Serverlesspresso.Aws.Tests.Signing;

internal sealed class KnownKeys(params AccessKey[] keys) : IAccessKeys
{
    public static readonly AccessKey Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    public AccessKey? Find(string accessKeyId) => Array.Find(keys, key => key.Id == accessKeyId);
}
