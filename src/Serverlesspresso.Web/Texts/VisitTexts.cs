namespace Serverlesspresso.Web.Texts;

/// <summary>The words of what visitors see.</summary>
public sealed class VisitTexts;
