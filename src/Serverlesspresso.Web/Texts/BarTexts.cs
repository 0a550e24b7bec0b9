namespace Serverlesspresso.Web.Texts;

/// <summary>The words of what baristas see.</summary>
public sealed class BarTexts;
