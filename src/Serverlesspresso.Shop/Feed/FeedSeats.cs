using System.Runtime.InteropServices;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Counts who listens, in all and by address, and says who finds no place. Not for several threads at once.</summary>
/// <param name="seatsMax">How many may listen in all.</param>
/// <param name="seatsPerAddressMax">How many of them from one address.</param>
internal sealed class FeedSeats(int seatsMax, int seatsPerAddressMax)
{
    // The bar must go on however large the crowd is: one seat in twenty is for those who count for no address.
    private const int ShareOfStaff = 20;

    private readonly Dictionary<string, int> _byAddress = [];

    /// <summary>How many listen.</summary>
    public int Taken { get; private set; }

    /// <summary>From how many addresses somebody listens who counts for one.</summary>
    public int AddressCount => _byAddress.Count;

    /// <summary>Takes a seat.</summary>
    /// <param name="address">The address that it counts for; null if for none: an account or a device.</param>
    /// <exception cref="CoffeeBarRefusedException">There is none, in all or for the address. Nothing is taken.</exception>
    public void Take(string? address)
    {
        if (Taken >= (address is null ? seatsMax : seatsMax - (seatsMax / ShareOfStaff)))
        {
            throw new CoffeeBarRefusedException(RequestReasons.Busy, "Too many listen to the feed already.");
        }

        if (address is not null)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_byAddress, address, out _);
            if (count >= seatsPerAddressMax)
            {
                throw new CoffeeBarRefusedException(
                    AccessReasons.TooManyStreams,
                    $"From your address {seatsPerAddressMax} listen to the feed already. Close some of those streams.");
            }

            count++;
        }

        Taken++;
    }

    /// <summary>Gives a seat back.</summary>
    /// <param name="address">The address that it was taken for.</param>
    public void GiveBack(string? address)
    {
        Taken--;
        if (address is not null && --CollectionsMarshal.GetValueRefOrNullRef(_byAddress, address) == 0)
        {
            _byAddress.Remove(address);
        }
    }
}
