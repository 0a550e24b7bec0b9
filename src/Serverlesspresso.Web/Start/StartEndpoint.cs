using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Start;

/// <summary>Answers requests for the start page.</summary>
internal static class StartEndpoint
{
    /// <summary>Shows the page.</summary>
    /// <param name="shops">The shops.</param>
    /// <param name="orders">The orders.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="context">The request.</param>
    public static async Task<RazorComponentResult<StartPage>> ShowAsync(
        ShopDirectory shops, OrderReader orders, StaffAccounts accounts, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var model = StartModel.From(
            await shops.ListAsync(cancellationToken),
            await orders.CountQueuesAsync(cancellationToken),
            context.User.FindVisitor() is { } visitor ? await orders.ListOfVisitorAsync(visitor, cancellationToken) : [],
            context.User,
            isNew: (await accounts.ListAsync(cancellationToken)).Count == 0);
        return new RazorComponentResult<StartPage>(new { Model = model });
    }
}
