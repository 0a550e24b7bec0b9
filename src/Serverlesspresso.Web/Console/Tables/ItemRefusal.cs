using Serverlesspresso.Engine;
using Serverlesspresso.Items;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>A refusal in DynamoDB's words.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">The words.</param>
public sealed record ItemRefusal(string Code, string Message)
{
    /// <summary>The refusal of a request.</summary>
    /// <param name="refusal">The refusal.</param>
    public static ItemRefusal Of(RequestRefusedException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(refusal.Code, refusal.Message);
    }

    /// <summary>The refusal of a value.</summary>
    /// <param name="refusal">The refusal.</param>
    public static ItemRefusal Of(ItemRefusedException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(refusal.Code, refusal.Message);
    }

    /// <summary>The refusal of a text that should be JSON.</summary>
    /// <param name="what">What it is.</param>
    public static ItemRefusal NotJson(string what) => new("SerializationException", $"{what} is not JSON.");
}
