namespace Serverlesspresso.Web.Texts;

/// <summary>The words of what organisers see.</summary>
public sealed class OfficeTexts;
