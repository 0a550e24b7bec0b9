namespace Serverlesspresso.Web.Bar;

/// <summary>The layout of what is printed: nothing around it.</summary>
public partial class SlipLayout;
