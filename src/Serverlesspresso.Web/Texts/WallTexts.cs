namespace Serverlesspresso.Web.Texts;

/// <summary>The words of the screen on the wall.</summary>
public sealed class WallTexts;
