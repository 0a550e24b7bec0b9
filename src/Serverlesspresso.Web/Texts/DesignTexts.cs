namespace Serverlesspresso.Web.Texts;

/// <summary>The words of the layouts and components: <c>DesignTexts.resx</c>, and one file for each other language.</summary>
public sealed class DesignTexts;
