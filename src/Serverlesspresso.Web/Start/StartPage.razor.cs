namespace Serverlesspresso.Web.Start;

/// <summary>The start page: what is this, and where to go.</summary>
public partial class StartPage;
