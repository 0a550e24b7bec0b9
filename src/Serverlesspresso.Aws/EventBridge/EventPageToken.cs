using System.Buffers.Text;
using System.Text;
using Serverlesspresso.Aws.Validation;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Where a list goes on: the name behind which the next page begins.</summary>
internal static class EventPageToken
{
    /// <summary>Makes a token.</summary>
    /// <param name="name">The last name of the page.</param>
    public static string Make(string name) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(name));

    /// <summary>Reads a token's name; null if there is no token.</summary>
    /// <param name="token">The token as the request gives it.</param>
    /// <exception cref="ValidationException">It is no token.</exception>
    public static string? Read(string? token)
    {
        if (token is null)
        {
            return null;
        }

        return Base64Url.IsValid(token)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token))
            : throw new ValidationException("Parameter NextToken is not valid.");
    }
}
