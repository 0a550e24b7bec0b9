using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>The console: its parts at the side, or above on a phone, and the page. All of it is in English.</summary>
public partial class ConsoleLayout
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext? Context { get; set; }

    private string Path => Context?.Request.Path.Value ?? string.Empty;
}
