using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Functions;

/// <summary>
/// Reads a new order's ids, the settings of its shop, and whether the order is known already. Request: the detail of
/// <c>Validator.NewOrder</c>. Fails with <c>InvalidOrder</c> or <c>ShopNotFound</c>.
/// </summary>
/// <param name="tables">The shop's tables.</param>
internal sealed class GetShop(ShopTables tables) : IFunction
{
    // The order is new; or it has its place and waits for its workflow; or the event has come twice.
    private const string New = "new";
    private const string Admitted = "admitted";
    private const string Known = "known";

    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var orderId = ReadId(request, "orderId");
        var userId = ReadId(request, "userId");
        var shop = ShopId.Read(FindShop(request));
        var item = await tables.FindAsync(context.Transaction, ShopTables.ConfigTable, shop.ConfigKey)
            ?? throw new FunctionFailedException("ShopNotFound", $"There is no shop '{shop.Value}'.");
        var settings = ShopSettings.Read(item);
        var earlier = await tables.FindOrderAsync(context.Transaction, orderId);
        var orderIs = Compare(earlier, userId, shop);
        var chooseBy = orderIs == Admitted && earlier?.ChooseBy is { } given
            ? given
            : context.Now.AddSeconds(settings.ChooseSeconds);
        var response = new GetShopResponse
        {
            OrderIs = orderIs,
            Version = (earlier?.Version ?? 0) + 1,
            OrderId = orderId,
            UserId = userId,
            EventId = shop.Value,
            Robot = request.TryGetProperty("robot", out var robot) && robot.ValueKind == JsonValueKind.True,
            StoreOpen = settings.StoreOpen,
            Capacity = settings.Capacity,
            ChooseSeconds = Math.Max((int)Math.Ceiling((chooseBy - context.Now).TotalSeconds), 1),
            ChooseBy = chooseBy.ToUnixTimeMilliseconds(),
            MakeSeconds = settings.MakeSeconds,
            PlacesKey = shop.PlacesKey,
            CounterKey = settings.CounterKeyAt(shop, context.Now),
            Now = context.Now.ToUnixTimeMilliseconds(),
        };
        return JsonSerializer.Serialize(response, FunctionJson.Default.GetShopResponse);
    }

    // An order that got its place and was cancelled before its workflow began is not to begin any more.
    private static string Compare(Order? earlier, string userId, ShopId shop) => earlier switch
    {
        { IsOpen: true, IsUnstarted: true } when earlier.UserId == userId && earlier.ShopId == shop.Value => Admitted,
        { IsOpen: true } or { IsUnstarted: true } => Known,
        _ => New,
    };

    // Ids are text; hand-written events may have them as numbers. Newer versions of the original name the shop in the
    // detail, or in the detail's bucket; the oldest has none.
    private static string? FindShop(JsonElement detail) =>
        WireText.Find(detail, "eventId")
        ?? (detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty("bucket", out var bucket)
            ? WireText.Find(bucket, "eventId")
            : null);

    private static string ReadId(JsonElement detail, string name)
    {
        var id = WireText.Find(detail, name);
        return id is { Length: > 0 and <= Order.IdLengthMax }
            ? id
            : throw new FunctionFailedException(
                "InvalidOrder", $"The event's '{name}' must be a text of 1 to {Order.IdLengthMax} characters.");
    }
}
