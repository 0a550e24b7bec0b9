using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Web.Problem;

/// <summary>What stands where no page is: why, and where to go.</summary>
public partial class ProblemPage
{
    /// <summary>The status code of the answer.</summary>
    [Parameter]
    [EditorRequired]
    public int Status { get; set; }

    private string Kind => Status switch
    {
        StatusCodes.Status404NotFound => "NotFound",
        >= StatusCodes.Status500InternalServerError => "Failed",
        _ => "Refused",
    };
}
