namespace Serverlesspresso.Web.Design;

/// <summary>A tab: a page among others of the same subject.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Href">Its address.</param>
/// <param name="Count">How many there are of what it shows; null if that is not told.</param>
public sealed record Tab(string Title, string Href, long? Count = null);
