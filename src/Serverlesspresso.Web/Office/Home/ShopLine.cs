namespace Serverlesspresso.Web.Office.Home;

/// <summary>How a shop stands today.</summary>
public sealed record ShopLine
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it takes new orders.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>How many of its places are taken.</summary>
    public required long Places { get; init; }

    /// <summary>How many places it has.</summary>
    public required int Capacity { get; init; }

    /// <summary>How many drinks wait for a barista.</summary>
    public required int Queue { get; init; }

    /// <summary>How many drinks stand at the counter.</summary>
    public required int Ready { get; init; }

    /// <summary>How many orders arrived today, by the shop's clock.</summary>
    public required int OrdersToday { get; init; }

    /// <summary>How many of them were made.</summary>
    public required int MadeToday { get; init; }

    /// <summary>How long half of the customers of the last hour waited at most; null if nothing was made.</summary>
    public required TimeSpan? Wait { get; init; }

    /// <summary>Where one orders with the code that holds now.</summary>
    public required string StartAddress { get; init; }

    /// <summary>The address that a phone opens.</summary>
    public required string PhoneAddress { get; init; }

    /// <summary>Whether only this computer can open that address.</summary>
    public bool IsPhoneAddressLocal => Uri.TryCreate(PhoneAddress, UriKind.Absolute, out var address) && address.IsLoopback;
}
