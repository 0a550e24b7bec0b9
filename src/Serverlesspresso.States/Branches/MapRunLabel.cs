using System.Security.Cryptography;
using System.Text;

namespace Serverlesspresso.States.Branches;

/// <summary>The label of a distributed Map, by which the ARNs of its Map Runs and child executions name it.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Map state in Distributed mode, Label.</remarks>
internal static class MapRunLabel
{
    public const int LengthMax = 40;

    private const string Forbidden = "?*<>{}[]:;,\\|^~$#%&`\"/";

    public static bool IsValid(string label) => label.Length is > 0 and <= LengthMax
        && !label.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || Forbidden.Contains(sign, StringComparison.Ordinal));

    /// <summary>The label of a state that has none: always the same one, because stored executions name it.</summary>
    public static string For(string stateName)
    {
        const int uuidBytes = 16;
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(stateName)).AsSpan(0, uuidBytes)).ToString();
    }
}
