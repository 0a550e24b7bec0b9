using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>The addresses of the walkthrough, and the ids of orders that they may have.</summary>
public static partial class WalkAddresses
{
    /// <summary>How many characters an order's id has at most here.</summary>
    public const int IdLengthMax = 64;

    /// <summary>Whether a walkthrough can have this id: it stands in addresses, JSON and commands without being quoted.</summary>
    /// <param name="orderId">The id.</param>
    public static bool IsId(string orderId) => OrderId().IsMatch(orderId);

    /// <summary>The address of the walkthrough of an order.</summary>
    /// <param name="orderId">The order.</param>
    public static string Of(string orderId) =>
        QueryHelpers.AddQueryString(ConsoleAddresses.Walkthrough, "order", orderId);

    /// <summary>The address that does something.</summary>
    /// <param name="act">What.</param>
    internal static string To(WalkAct act) => $"{ConsoleAddresses.Walkthrough}/{act.ToName()}";

    [GeneratedRegex(@"\A[A-Za-z0-9._\-]{1,64}\z")]
    private static partial Regex OrderId();
}
