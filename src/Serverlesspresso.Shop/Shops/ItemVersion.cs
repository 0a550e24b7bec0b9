using System.Buffers.Text;
using System.Security.Cryptography;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Shops;

/// <summary>
/// The version of an item, for editors: a digest of what it has. So a change that somebody made through the tables counts
/// like any other, and an edit that changed nothing disturbs nobody.
/// </summary>
internal static class ItemVersion
{
    private const int DigestBytes = 12;

    /// <summary>The version of an item.</summary>
    /// <param name="item">The item; null if there is none.</param>
    public static string Of(Item? item) =>
        Base64Url.EncodeToString(SHA256.HashData((item ?? Item.Empty).ToUtf8().Span).AsSpan(0, DigestBytes));
}
