namespace Serverlesspresso.Web.Texts;

/// <summary>The words of a kiosk, and of the form on which a barista takes an order.</summary>
public sealed class KioskTexts;
