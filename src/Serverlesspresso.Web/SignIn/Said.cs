using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Shop;

namespace Serverlesspresso.Web.SignIn;

/// <summary>Leads from a form back to a page that says what came of it: <c>?said=reason&amp;at=places</c>.</summary>
internal static class Said
{
    /// <summary>The query value with the reason.</summary>
    public const string Key = "said";

    /// <summary>The query value with the places of the mistakes.</summary>
    public const string PlacesKey = "at";

    /// <summary>What is said when all went well.</summary>
    public const string Done = "done";

    /// <summary>Leads to a page that says something.</summary>
    /// <param name="page">The page.</param>
    /// <param name="reason">What it says.</param>
    public static RedirectHttpResult At(string page, string reason = Done) =>
        TypedResults.Redirect(QueryHelpers.AddQueryString(page, Key, reason));

    /// <summary>Does what a form asks for and leads to a page, or back with the reason if it is refused.</summary>
    /// <param name="act">What to do; answers where to go.</param>
    /// <param name="back">The page of the form.</param>
    public static async Task<RedirectHttpResult> TryAsync(Func<Task<RedirectHttpResult>> act, string back)
    {
        try
        {
            return await act();
        }
        catch (CoffeeBarRefusedException refusal)
        {
            var page = refusal.Mistakes.Count == 0
                ? back
                : QueryHelpers.AddQueryString(
                    back, PlacesKey, string.Join(',', refusal.Mistakes.Select(mistake => mistake.Place.Trim('/')).Distinct()));
            return At(page, refusal.Reason);
        }
    }

    /// <summary>Reads what a page shall say.</summary>
    /// <param name="request">The request.</param>
    public static Saying Read(HttpRequest request) => new(
        request.Query[Key].ToString(),
        request.Query[PlacesKey].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries));
}
