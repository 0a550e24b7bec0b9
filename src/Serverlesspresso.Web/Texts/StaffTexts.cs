namespace Serverlesspresso.Web.Texts;

/// <summary>The words of the pages on which organisers look after accounts and devices.</summary>
public sealed class StaffTexts;
