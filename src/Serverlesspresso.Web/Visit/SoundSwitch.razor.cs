namespace Serverlesspresso.Web.Visit;

/// <summary>Turns the sound on and off with which the phone says that the drink is ready. A browser asks for this tap.</summary>
public partial class SoundSwitch;
