using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Says what DynamoDB says against a request.</summary>
public partial class RefusalMessage
{
    /// <summary>The refusal; null if there is none.</summary>
    [Parameter]
    [EditorRequired]
    public ItemRefusal? Refusal { get; set; }
}
