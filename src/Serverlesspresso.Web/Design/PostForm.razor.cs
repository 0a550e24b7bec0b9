using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Engine.Chance;

namespace Serverlesspresso.Web.Design;

/// <summary>
/// A form that acts. It carries the antiforgery token, and an idempotency key of its own: sent twice, by an impatient finger
/// or a bad network, it acts once.
/// </summary>
/// <param name="random">Makes the key.</param>
public partial class PostForm(IRandomSource random)
{
    /// <summary>The name of the field with the idempotency key.</summary>
    public const string KeyName = "key";

    /// <summary>Finds the key of a form that was sent.</summary>
    /// <param name="fields">Its fields.</param>
    /// <returns>Null if it has none.</returns>
    public static string? FindKey(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields[KeyName].ToString() is { Length: > 0 } key ? key : null;
    }

    /// <summary>The address it is sent to, which answers with a redirect.</summary>
    [Parameter]
    [EditorRequired]
    public string Action { get; set; } = string.Empty;

    /// <summary>Its own class, if any.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>Its fields and buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Other attributes.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    private string Key { get; } = random.NextId().ToString("N");
}
