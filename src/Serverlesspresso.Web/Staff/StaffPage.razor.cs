using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Staff;

/// <summary>The page on which organisers look after accounts.</summary>
public partial class StaffPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public StaffModel Model { get; set; } = null!; // The endpoint gives it.
}
