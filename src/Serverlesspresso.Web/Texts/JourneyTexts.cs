namespace Serverlesspresso.Web.Texts;

/// <summary>The words of an order's journey.</summary>
public sealed class JourneyTexts;
