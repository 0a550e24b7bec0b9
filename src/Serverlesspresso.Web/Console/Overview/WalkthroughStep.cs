namespace Serverlesspresso.Web.Console.Overview;

/// <summary>A step of the walkthrough.</summary>
/// <param name="Title">What happens.</param>
/// <param name="Text">What to expect.</param>
/// <param name="Commands">What to paste into a shell.</param>
public sealed record WalkthroughStep(string Title, string Text, string Commands);
