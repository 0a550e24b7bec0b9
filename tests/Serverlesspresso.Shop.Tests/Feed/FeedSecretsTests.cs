using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Feed;

/// <summary>Whatever a row has that nobody may see must be in no message to anybody.</summary>
public sealed class FeedSecretsTests
{
    private const string Secret = "SECRET";

    private static readonly FeedAudience[] Audiences =
    [
        new FeedAudience.Staff(ShopId.Default),
        new FeedAudience.Wall(ShopId.Default),
        new FeedAudience.Visitor(ShopId.Default, Secret + " user"),
        new FeedAudience.Guest(ShopId.Default),
    ];

    [Fact]
    public void Messages_RowsAreFullOfSecrets_TellNone()
    {
        var messages = HearEverything();

        var json = messages.Select(Write).ToList();

        Assert.All(json, text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
        Assert.Contains(json, text => text.Contains("Cappuccino", StringComparison.Ordinal));
    }

    [Fact]
    public void Messages_OfEveryType_AreAmongThoseThatAreLookedAt()
    {
        var types = typeof(FeedMessage).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(FeedMessage)));

        var heard = HearEverything().Select(message => message.GetType()).Distinct();

        Assert.Equal(types.OrderBy(type => type.Name), heard.OrderBy(type => type.Name));
    }

    [Fact]
    public void MessageTypes_ThatGoOverTheWire_HaveANameThere()
    {
        var named = typeof(FeedMessage)
            .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>()
            .Select(attribute => attribute.DerivedType)
            .Append(typeof(FeedMessage.Heartbeat));

        var types = typeof(FeedMessage).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(FeedMessage)));

        Assert.Equal(types.OrderBy(type => type.Name), named.OrderBy(type => type.Name));
    }

    [Fact]
    public void Messages_ToThoseWhoMayNotKnow_TellNoOrderOfOthers()
    {
        var messages = HearEverything(
            new FeedAudience.Guest(ShopId.Default), new FeedAudience.Visitor(ShopId.Default, "somebody else"));

        Assert.Empty(messages.OfType<FeedMessage.OrderChanged>());
        Assert.Empty(messages.OfType<FeedMessage.OrderRemoved>());
        Assert.All(messages.OfType<FeedMessage.Snapshot>(), snapshot => Assert.Empty(snapshot.Orders));
    }

    [Fact]
    public void Messages_ToAWall_NameNoOrderAndNoSurname()
    {
        var messages = HearEverything(new FeedAudience.Wall(ShopId.Default));

        var json = string.Concat(messages.Select(Write));

        Assert.Contains("Ada", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Lovelace", json, StringComparison.Ordinal);
        Assert.DoesNotContain("order-2", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Too late", json, StringComparison.Ordinal);
    }

    private static List<FeedMessage> HearEverything(params FeedAudience[] audiences)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.Zero));
        var hub = new FeedHub(new CountingRandom(), clock, new FeedSeats(100, 100));
        hub.Begin(new FeedModel(clock));
        var heard = new List<FeedMessage>();
        var subscribers = Subscribe(hub, audiences.Length > 0 ? audiences : Audiences);
        hub.Tell([Settings(), FeedRows.Code(end: 2_000, drinksLeft: 9, Secret + " code"), Order()]);
        subscribers.AddRange(Subscribe(hub, audiences.Length > 0 ? audiences : Audiences));
        hub.Tell([FeedRows.DeletedOrder("order-2", version: 2)]);
        subscribers.ForEach(subscriber => ReadAll(subscriber, heard));
        for (var beat = 0; beat < FeedHub.BeatsPerHeartbeat; beat++)
        {
            hub.Beat();
        }

        subscribers.ForEach(subscriber => ReadAll(subscriber, heard));
        return heard;
    }

    // A heartbeat is a comment on the wire, without content.
    private static string Write(FeedMessage message) => message is FeedMessage.Heartbeat
        ? string.Empty
        : JsonSerializer.Serialize(message, FeedJsonContext.Default.FeedMessage);

    private static Engine.Turns.CommittedItem Settings() => FeedRows.Settings(
        ("storeOpen", BooleanValue.True),
        ("notice", ItemValues.Text("Out of milk")),
        ("requester", ItemValues.Text(Secret + " setting")));

    private static Engine.Turns.CommittedItem Order() => FeedRows.Order(
        "order-2",
        version: 1,
        userId: Secret + " user",
        more:
        [
            ("TaskToken", ItemValues.Text(Secret + " token")),
            ("executionArn", ItemValues.Text(Secret + " execution")),
            ("finishedBy", ItemValues.Text(Secret + " somebody")),
            ("collectedBy", ItemValues.Text(Secret + " somebody")),
            ("idempotencyKey", ItemValues.Text(Secret + " key")),
            ("bucketState", ItemValues.Text(Secret + " code")),
            ("last_code", ItemValues.Text(Secret + " code")),
            ("customerName", ItemValues.Text("Ada Lovelace")),
            ("reason", ItemValues.Text("Too late")),
            ("orderNumber", ItemValues.Text("7")),
            ("drinkOrder", ItemValues.Text(
                $$"""{"userId":"{{Secret}} user","drink":"Cappuccino","modifiers":["oat"],"token":"{{Secret}}"}""")),
        ]);

    private static List<FeedSubscriber> Subscribe(FeedHub hub, FeedAudience[] audiences) =>
        [.. audiences.Select(audience => hub.Attach(audience, since: null))];

    private static void ReadAll(FeedSubscriber subscriber, List<FeedMessage> heard)
    {
        while (subscriber.Reader.TryRead(out var message))
        {
            heard.Add(message);
        }
    }
}
