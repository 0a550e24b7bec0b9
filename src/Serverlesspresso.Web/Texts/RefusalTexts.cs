namespace Serverlesspresso.Web.Texts;

/// <summary>
/// What came of a form, by its reason for machines: <c>closed</c> is what happened, <c>closed.next</c> what to do next.
/// </summary>
public sealed class RefusalTexts;
