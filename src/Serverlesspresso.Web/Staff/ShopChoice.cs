namespace Serverlesspresso.Web.Staff;

/// <summary>A shop that a form offers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record ShopChoice(string Id, string Name);
