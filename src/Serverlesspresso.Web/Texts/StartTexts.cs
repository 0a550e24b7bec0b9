namespace Serverlesspresso.Web.Texts;

/// <summary>The words of the start page.</summary>
public sealed class StartTexts;
