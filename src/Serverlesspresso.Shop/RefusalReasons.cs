namespace Serverlesspresso.Shop;

/// <summary>Why the coffee bar refuses something, for machines. Pages translate them for people.</summary>
public static class RefusalReasons
{
    /// <summary>The shop takes no orders now.</summary>
    public const string Closed = "closed";

    /// <summary>All places of the shop are taken.</summary>
    public const string Capacity = "capacity";

    /// <summary>All drinks of the code are given away.</summary>
    public const string NoTokens = "no-tokens";

    /// <summary>The code is not, or no longer, one of the shop.</summary>
    public const string ExpiredCode = "expired-code";

    /// <summary>The visitor has had as many orders today as the shop allows.</summary>
    public const string OrderLimit = "order-limit";

    /// <summary>There is no such shop.</summary>
    public const string ShopNotFound = "shop-not-found";

    /// <summary>There is a shop of this id already.</summary>
    public const string ShopExists = "shop-exists";

    /// <summary>There is no such order.</summary>
    public const string OrderNotFound = "order-not-found";

    /// <summary>The order is somebody else's.</summary>
    public const string WrongCustomer = "wrong-customer";

    /// <summary>The order does not allow this now.</summary>
    public const string InvalidTransition = "invalid-transition";

    /// <summary>The menu has no such drink.</summary>
    public const string NotOnMenu = "not-on-menu";

    /// <summary>The drink is sold out.</summary>
    public const string NotAvailable = "not-available";

    /// <summary>The drink has no such modifier, or two were chosen from one group.</summary>
    public const string InvalidModifier = "invalid-modifier";

    /// <summary>The order names no drink, or is too long.</summary>
    public const string InvalidOrder = "invalid-order";

    /// <summary>There can be no such shop: its id or settings are wrong.</summary>
    public const string InvalidShop = "invalid-shop";

    /// <summary>There can be no such menu.</summary>
    public const string InvalidMenu = "invalid-menu";

    /// <summary>There can be no such robots.</summary>
    public const string InvalidRobots = "invalid-robots";

    /// <summary>There can be no statistics of such a period.</summary>
    public const string InvalidPeriod = "invalid-period";

    /// <summary>Somebody else has changed it since it was read.</summary>
    public const string ChangedMeanwhile = "changed-meanwhile";

    /// <summary>There is no such account.</summary>
    public const string AccountNotFound = "account-not-found";

    /// <summary>Another account has this sign-in name.</summary>
    public const string AccountExists = "account-exists";

    /// <summary>There can be no such account: its name, password, roles or shops are wrong.</summary>
    public const string InvalidAccount = "invalid-account";

    /// <summary>The sign-in name or password is wrong, or the account is shut.</summary>
    public const string WrongSignIn = "wrong-sign-in";

    /// <summary>Too many wrong passwords; the account opens again by itself.</summary>
    public const string LockedOut = "locked-out";

    /// <summary>The browser's passkey is unknown, or was not made for this page.</summary>
    public const string WrongPasskey = "wrong-passkey";

    /// <summary>Without this password or passkey its owner could not sign in.</summary>
    public const string LastCredential = "last-credential";

    /// <summary>Without this account nobody could run the coffee bar.</summary>
    public const string LastOrganiser = "last-organiser";

    /// <summary>The link was used already, has expired, or was never made.</summary>
    public const string DeadLink = "dead-link";

    /// <summary>There is no such display or kiosk.</summary>
    public const string DeviceNotFound = "device-not-found";

    /// <summary>There can be no such display or kiosk: its name, kind or shop is wrong.</summary>
    public const string InvalidDevice = "invalid-device";

    /// <summary>The key of this request was used for another one.</summary>
    public const string KeyUsed = "idempotency-key-reused";

    /// <summary>The role of whoever asks does not allow this.</summary>
    public const string Forbidden = "forbidden";
}
