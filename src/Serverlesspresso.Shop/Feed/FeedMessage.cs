using System.Text.Json.Serialization;

namespace Serverlesspresso.Shop.Feed;

/// <summary>What the feed tells. On the wire it is a JSON object whose <c>type</c> says which of these it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Snapshot), "snapshot")]
[JsonDerivedType(typeof(OrderChanged), "order")]
[JsonDerivedType(typeof(OrderRemoved), "order-removed")]
[JsonDerivedType(typeof(ShopChanged), "shop")]
[JsonDerivedType(typeof(CodeChanged), "code")]
[JsonDerivedType(typeof(Notice), "notice")]
public abstract record FeedMessage
{
    private byte[]? _event;

    /// <summary>Where in the feed it stands: whoever has it has all that came before.</summary>
    [JsonIgnore]
    public FeedPosition Position
    {
        get;
        init
        {
            field = value;
            _event = null;
        }
    }

    /// <summary>The message as a server-sent event; of a heartbeat a comment. Written once, however many are told.</summary>
    internal ReadOnlyMemory<byte> ToEvent() => _event ??= FeedEvents.Write(this);

    /// <summary>All there is to know now, in place of whatever was known before.</summary>
    /// <param name="Shop">The shop; null if there is no such shop any more.</param>
    /// <param name="Orders">The orders, the oldest first.</param>
    /// <param name="Code">The drinks that the current code still has; null if that is not known or not told.</param>
    public sealed record Snapshot(ShopView? Shop, IReadOnlyList<OrderView> Orders, CodeView? Code) : FeedMessage;

    /// <summary>An order is new or has changed. It counts if its version is not less than the one that is known.</summary>
    /// <param name="Order">The order.</param>
    public sealed record OrderChanged(OrderView Order) : FeedMessage;

    /// <summary>An order is gone, as if it had never been.</summary>
    /// <param name="Id">The order; null on a wall.</param>
    /// <param name="Number">Its number, if it had one.</param>
    public sealed record OrderRemoved(string? Id, string? Number) : FeedMessage;

    /// <summary>The shop has changed.</summary>
    /// <param name="Shop">The shop.</param>
    public sealed record ShopChanged(ShopView Shop) : FeedMessage;

    /// <summary>The current code of the shop has changed, or a drink of it was taken.</summary>
    /// <param name="Code">How many drinks it has left.</param>
    public sealed record CodeChanged(CodeView Code) : FeedMessage;

    /// <summary>The shop has something to say to all who wait.</summary>
    /// <param name="Text">What.</param>
    public sealed record Notice(string Text) : FeedMessage;

    /// <summary>Nothing has happened for a while, and the connection lives. It is no event on the wire.</summary>
    public sealed record Heartbeat : FeedMessage;
}
