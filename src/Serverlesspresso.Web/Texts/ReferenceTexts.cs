namespace Serverlesspresso.Web.Texts;

/// <summary>The words of the page that explains the API.</summary>
public sealed class ReferenceTexts;
