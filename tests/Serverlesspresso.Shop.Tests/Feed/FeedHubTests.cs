using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Feed;

public sealed class FeedHubTests
{
    private static readonly FeedAudience Staff = new FeedAudience.Staff(ShopId.Default);
    private static readonly FeedAudience Visitor = new FeedAudience.Visitor(ShopId.Default, "visitor");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly FeedHub _hub;

    public FeedHubTests()
    {
        _hub = new FeedHub(new CountingRandom(), _clock, new FeedSeats(1_000, 1_000));
        _hub.Begin(new FeedModel(_clock));
    }

    [Fact]
    public void Tell_ReaderIsTooSlow_GetsASnapshotInPlaceOfWhatWaited()
    {
        var slow = _hub.Attach(Staff, since: null);
        var rounds = FeedSubscriber.QueuedMessagesMax + 1;
        foreach (var version in Enumerable.Range(1, rounds))
        {
            _hub.Tell([FeedRows.Order("2", version)]);
        }

        Assert.True(slow.IsBehind);
        _hub.CatchUp(slow);

        var snapshot = Assert.IsType<FeedMessage.Snapshot>(Assert.Single(ReadAll(slow)));
        Assert.Equal(rounds, Assert.Single(snapshot.Orders).Version);
        _hub.Tell([FeedRows.Order("2", version: 1_000)]);
        Assert.Equal(1_000, Assert.IsType<FeedMessage.OrderChanged>(Assert.Single(ReadAll(slow))).Order.Version);
    }

    [Fact]
    public void Attach_TooMuchWasMissed_BeginsWithASnapshot()
    {
        _hub.Tell([FeedRows.Order("1", version: 1)]);
        var since = Assert.IsType<FeedMessage.Snapshot>(ReadAll(_hub.Attach(Staff, since: null))[0]).Position;
        foreach (var version in Enumerable.Range(2, FeedHub.HistoryLength + 1))
        {
            _hub.Tell([FeedRows.Order("1", version)]);
        }

        var message = Assert.Single(ReadAll(_hub.Attach(Staff, since)));

        Assert.IsType<FeedMessage.Snapshot>(message);
        Assert.Equal(FeedHub.HistoryLength, _hub.Size.Changes);
    }

    [Fact]
    public void Attach_AtEachPosition_HearsExactlyWhatCameAfterIt()
    {
        var start = ReadAll(_hub.Attach(Visitor, since: null))[0].Position;
        foreach (var version in Enumerable.Range(1, 10))
        {
            _hub.Tell([FeedRows.Order("mine", version)]);
            _hub.Tell([FeedRows.Order("other", version, userId: "somebody")]);
        }

        for (var seen = 0; seen <= 20; seen++)
        {
            var missed = ReadAll(_hub.Attach(Visitor, start with { Sequence = seen })).Cast<FeedMessage.OrderChanged>();

            var firstMissed = ((seen + 1) / 2) + 1;
            Assert.Equal(
                Enumerable.Range(firstMissed, 11 - firstMissed).Select(version => (long)version),
                missed.Select(message => message.Order.Version));
        }
    }

    [Fact]
    public void Attach_PositionOfTheFuture_BeginsWithASnapshot()
    {
        var start = ReadAll(_hub.Attach(Staff, since: null))[0].Position;

        var message = Assert.Single(ReadAll(_hub.Attach(Staff, start with { Sequence = 1 })));

        Assert.IsType<FeedMessage.Snapshot>(message);
    }

    [Fact]
    public void Tell_RowCountsItsVersion_TellsThatOne()
    {
        var subscriber = _hub.Attach(Staff, since: null);

        _hub.Tell([FeedRows.Order("2", version: 3, more: ("version", ItemValues.Number(7)))]);

        Assert.Equal(7, Assert.IsType<FeedMessage.OrderChanged>(ReadAll(subscriber)[^1]).Order.Version);
    }

    [Fact]
    public void Tell_OlderThanWhatWasReadAtTheStart_IsNotTold()
    {
        var model = new FeedModel(_clock);
        var read = FeedRows.Order("2", version: 0, more: ("version", ItemValues.Number(7)));
        _ = model.ChangeOrder(FeedOrder.Read(Item.Parse(read.Item!.Value.Span), rowVersion: 0));
        _hub.Begin(model);
        var subscriber = _hub.Attach(Staff, since: null);

        _hub.Tell([FeedRows.Order("2", version: 6, more: ("version", ItemValues.Number(6)))]);

        Assert.IsType<FeedMessage.Snapshot>(Assert.Single(ReadAll(subscriber)));
    }

    [Fact]
    public void Tell_RowIsDeleted_OrderIsRemovedForThoseWhoSawIt()
    {
        _hub.Tell([FeedRows.Order("2", version: 1)]);
        var (staff, owner) = (_hub.Attach(Staff, since: null), _hub.Attach(Visitor, since: null));
        var wall = _hub.Attach(new FeedAudience.Wall(ShopId.Default), since: null);

        _hub.Tell([FeedRows.DeletedOrder("2", version: 2)]);

        Assert.Equal("2", Assert.IsType<FeedMessage.OrderRemoved>(ReadAll(staff)[^1]).Id);
        Assert.Equal("2", Assert.IsType<FeedMessage.OrderRemoved>(ReadAll(owner)[^1]).Id);
        Assert.IsType<FeedMessage.Snapshot>(Assert.Single(ReadAll(wall)));
    }

    [Fact]
    public void Tell_OrderStartsAfresh_WallsLoseItsNumber()
    {
        _hub.Tell([FeedRows.Order("2", version: 1, more: ("orderNumber", ItemValues.Text("17")))]);
        var wall = _hub.Attach(new FeedAudience.Wall(ShopId.Default), since: null);

        _hub.Tell([FeedRows.Order("2", version: 2)]);

        var removed = Assert.IsType<FeedMessage.OrderRemoved>(ReadAll(wall)[^1]);
        Assert.Equal((null, "17"), (removed.Id, removed.Number));
    }

    [Fact]
    public void Tell_CodeEndsAtNoInstant_DoesNotSilenceTheFeed()
    {
        var wall = _hub.Attach(new FeedAudience.Wall(ShopId.Default), since: null);

        _hub.Tell([FeedRows.Code(end: long.MaxValue, drinksLeft: 9, "odd")]);
        _hub.Tell([FeedRows.Code(end: 2_000, drinksLeft: 10, "new")]);

        Assert.Equal([10], ReadAll(wall).OfType<FeedMessage.CodeChanged>().Select(message => message.Code.DrinksLeft));
    }

    [Fact]
    public void Tell_DrinkOfTheCodeBefore_IsNotTold()
    {
        var wall = _hub.Attach(new FeedAudience.Wall(ShopId.Default), since: null);

        _hub.Tell([FeedRows.Code(end: 1_000, drinksLeft: 9, "old")]);
        _hub.Tell([FeedRows.Code(end: 2_000, drinksLeft: 10, "new")]);
        _hub.Tell([FeedRows.Code(end: 1_000, drinksLeft: 8, "old")]);

        Assert.Equal([9, 10], ReadAll(wall).OfType<FeedMessage.CodeChanged>().Select(message => message.Code.DrinksLeft));
    }

    [Fact]
    public void Tell_WallHasCustomersName_ShowsTheFirstNameAlone()
    {
        var wall = _hub.Attach(new FeedAudience.Wall(ShopId.Default), since: null);

        _hub.Tell(
        [
            FeedRows.Order(
                "2",
                version: 1,
                more: [("customerName", ItemValues.Text("Ada Lovelace")), ("orderNumber", ItemValues.Text("7"))]),
        ]);

        Assert.Equal("Ada", Assert.IsType<FeedMessage.OrderChanged>(ReadAll(wall)[^1]).Order.Name);
    }

    [Fact]
    public void Beat_NothingHappens_EachListenerHearsAHeartbeatOnce()
    {
        var subscribers = Enumerable.Range(0, 40).Select(_ => _hub.Attach(Staff, since: null)).ToList();
        subscribers.ForEach(subscriber => ReadAll(subscriber));

        for (var beat = 0; beat < FeedHub.BeatsPerHeartbeat; beat++)
        {
            _hub.Beat();
        }

        Assert.All(subscribers, subscriber => Assert.IsType<FeedMessage.Heartbeat>(Assert.Single(ReadAll(subscriber))));
    }

    [Theory]
    [InlineData("CANCELLED", 9, 1)]
    [InlineData("CANCELLED", 11, 0)]
    [InlineData("COMPLETED", 170, 1)]
    [InlineData("COMPLETED", 190, 0)]
    [InlineData("CREATED", 10_000, 1)]
    public void Beat_TimePasses_OrdersThatNoScreenShowsAreForgotten(string state, int minutes, int kept)
    {
        var now = ItemValues.Milliseconds(_clock.GetUtcNow());
        _hub.Tell(
            [FeedRows.Order("2", version: 1, more: [("ORDERSTATE", ItemValues.Text(state)), ("TS", now), ("finishedAt", now)])]);
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        for (var beat = 0; beat < 60; beat++)
        {
            _hub.Beat();
        }

        Assert.Equal(kept, _hub.Size.Orders);
    }

    [Fact]
    public void Attach_ManyComeAndGo_NothingIsKept()
    {
        _hub.Tell([FeedRows.Order("2", version: 1)]);
        ComeAndGo(1_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        ComeAndGo(20_000);

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal((0, 0), (_hub.SubscriberCount, _hub.Size.Groups));
        Assert.True(grown < 1_000_000, $"{grown} bytes are still there after 20,000 listeners have come and gone.");
    }

    private void ComeAndGo(int count)
    {
        for (var number = 0; number < count; number++)
        {
            _hub.Detach(_hub.Attach(new FeedAudience.Visitor(ShopId.Default, $"visitor {number}"), since: null));
        }
    }

    private static List<FeedMessage> ReadAll(FeedSubscriber subscriber)
    {
        var messages = new List<FeedMessage>();
        while (subscriber.Reader.TryRead(out var message))
        {
            messages.Add(message);
        }

        return messages;
    }
}
