using Serverlesspresso.Shop.Feed;

namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>Orders, the newest first.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="Next">Give it as <c>after</c> to get the next page; missing after the last.</param>
public sealed record OrderListAnswer(IReadOnlyList<OrderView> Orders, string? Next);
