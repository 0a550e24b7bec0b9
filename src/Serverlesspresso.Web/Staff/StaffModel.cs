using Serverlesspresso.Web.SignIn;

namespace Serverlesspresso.Web.Staff;

/// <summary>What the page of all accounts shows.</summary>
/// <param name="Saying">What came of the last form.</param>
/// <param name="Link">The invitation that was made just now; null if none was.</param>
/// <param name="People">The accounts.</param>
/// <param name="Shops">The shops that an account can be limited to.</param>
public sealed record StaffModel(
    Saying Saying, string? Link, IReadOnlyList<StaffLine> People, IReadOnlyList<ShopChoice> Shops);
