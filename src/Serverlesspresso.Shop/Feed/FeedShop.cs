using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Feed;

/// <summary>A shop as the feed knows it: what its items in several tables say.</summary>
/// <param name="id">The shop.</param>
internal sealed class FeedShop(ShopId id)
{
    private Menu _menu = Menu.Empty;

    /// <summary>Its settings; null if there is no such shop.</summary>
    public ShopSettings? Settings { get; private set; }

    /// <summary>How many of its places are taken.</summary>
    public long OpenOrders { get; set; }

    /// <summary>What is told of its current code.</summary>
    public CodeView? Code { get; private set; }

    /// <summary>What it has to say to all who wait; empty for nothing.</summary>
    public string Notice => Settings?.Notice ?? string.Empty;

    public void ReadSettings(Item? item) => Settings = item is null ? null : ShopSettings.Read(item);

    public void ReadMenu(Item? item) => _menu = Menu.Read(item);

    public void ReadCode(Item item)
    {
        // The code before the current one is still good for a moment, but drinks taken of it are nothing to show.
        if (item.FindInstant("end_ts") is { } end && (Code is null || end >= Code.EndsAt))
        {
            Code = new CodeView(Math.Max(item.FindNumber("availableTokens") ?? 0, 0), end);
        }
    }

    /// <summary>What everybody may see of it; null if there is no such shop.</summary>
    public ShopView? View() => Settings is null
        ? null
        : new ShopView
        {
            Id = id.Value,
            Name = Settings.Name,
            WelcomeText = Settings.WelcomeText,
            PickupPlace = Settings.PickupPlace,
            IsOpen = Settings.StoreOpen,
            IsFull = OpenOrders >= Settings.Capacity,
            Notice = Settings.Notice,
            Menu = _menu,
        };
}
