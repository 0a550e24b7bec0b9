namespace Serverlesspresso.Web.Design;

/// <summary>The layout of what visitors see on their phones: one column.</summary>
public partial class VisitorLayout;
