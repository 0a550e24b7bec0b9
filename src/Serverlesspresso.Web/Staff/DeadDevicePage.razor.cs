namespace Serverlesspresso.Web.Staff;

/// <summary>What a device sees whose link was revoked.</summary>
public partial class DeadDevicePage;
