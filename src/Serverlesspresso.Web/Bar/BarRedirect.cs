using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Serverlesspresso.Web.Bar;

/// <summary>Leads back to the bar after a form.</summary>
internal static class BarRedirect
{
    /// <summary>Leads to the bar, in the view that the form's address has.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="context">The request.</param>
    /// <param name="outcome">What came of the form; null if the page shows it by itself.</param>
    public static RedirectHttpResult To(string shop, HttpContext context, BarOutcome? outcome = null)
    {
        var view = BarView.Read(context.Request.Query);
        var query = outcome is null ? view.Query : view.QueryWith("said", outcome.ToString());
        return TypedResults.Redirect(BarAddresses.Shop(shop) + query);
    }
}
