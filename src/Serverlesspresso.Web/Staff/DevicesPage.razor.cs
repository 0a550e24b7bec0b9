using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Staff;

/// <summary>The page on which organisers look after displays and kiosks.</summary>
public partial class DevicesPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public DevicesModel Model { get; set; } = null!; // The endpoint gives it.
}
