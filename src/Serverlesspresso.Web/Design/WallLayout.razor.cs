namespace Serverlesspresso.Web.Design;

/// <summary>The layout of a display: the whole screen, and nothing around the content.</summary>
public partial class WallLayout;
