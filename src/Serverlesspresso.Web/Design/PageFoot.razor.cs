using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Web.Design;

/// <summary>The foot of a page: the languages, and what else a layout puts there.</summary>
public partial class PageFoot
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext? Context { get; set; }

    /// <summary>What else stands there.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string Back => Context is null ? "/" : $"{Context.Request.Path}{Context.Request.QueryString}";
}
