namespace Serverlesspresso.Web.Kiosk;

/// <summary>The layout of a kiosk: nothing that leads away from it.</summary>
public partial class KioskLayout;
