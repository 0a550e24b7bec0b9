using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;

namespace Serverlesspresso.Engine.Tests.Store;

public sealed class RecentRowsTests
{
    private static readonly RowKey Key = RowKey.Item(Rows.Item("1"));

    [Fact]
    public void Record_Uncommitted_IsHiddenFromSnapshotsAndConflictsWithThem()
    {
        var rows = new RecentRows();

        rows.Record(Key, Row("new", 2), commit: 1);

        Assert.False(rows.TryGet<ItemRow>(Key, snapshot: 0, out _));
        Assert.True(rows.MayHaveChangedSince(Key, snapshot: 0));
        Assert.Equal(0, rows.Published);
    }

    [Fact]
    public void Record_Committed_IsSeenByLaterSnapshotsOnly()
    {
        var rows = new RecentRows();
        var row = Row("new", 2);
        rows.Record(Key, row, commit: 1);

        rows.Committed(1);

        Assert.True(rows.TryGet<ItemRow>(Key, rows.Published, out var found));
        Assert.Same(row, found);
        Assert.False(rows.MayHaveChangedSince(Key, rows.Published));
        Assert.False(rows.TryGet<ItemRow>(Key, snapshot: 0, out _));
    }

    [Fact]
    public void Record_Deleted_IsKnownToBeAbsent()
    {
        var rows = new RecentRows();
        rows.Record(Key, row: null, commit: 1);
        rows.Committed(1);

        Assert.True(rows.TryGet<ItemRow>(Key, snapshot: 1, out var found));
        Assert.Null(found);
    }

    [Fact]
    public void RolledBack_LaterCommit_DoesNotShowTheRowThatNeverWas()
    {
        var rows = new RecentRows();
        rows.Record(Key, Row("never", 2), commit: 1);

        rows.RolledBack();
        rows.Committed(2);

        Assert.False(rows.TryGet<ItemRow>(Key, snapshot: 2, out _));
        Assert.False(rows.MayHaveChangedSince(Key, snapshot: 2));
    }

    [Fact]
    public void Offer_WrittenSinceTheSnapshot_IsNotKept()
    {
        var rows = new RecentRows();
        rows.Record(Key, Row("new", 2), commit: 1);
        rows.Committed(1);

        rows.Offer(Key, Row("old", 1), snapshot: 0);

        Assert.True(rows.TryGet<ItemRow>(Key, snapshot: 1, out var found));
        Assert.Equal("new", Rows.Text(found!.Item));
    }

    [Fact]
    public void Offer_TableEmptiedSinceTheSnapshot_IsNotKept()
    {
        var rows = new RecentRows();
        rows.RecordEmptied("orders", commit: 1);
        rows.Committed(1);

        rows.Offer(Key, Row("old", 1), snapshot: 0);

        Assert.False(rows.TryGet<ItemRow>(Key, snapshot: 1, out _));
        Assert.True(rows.MayHaveChangedSince(Key, snapshot: 0));
        Assert.False(rows.MayHaveChangedSince(RowKey.Item(Rows.Item("1", table: "others")), snapshot: 0));
    }

    [Fact]
    public void Offer_UnwrittenRow_IsFoundByEverySnapshot()
    {
        var rows = new RecentRows();
        rows.Offer(Key, Row("old", 1), snapshot: 0);

        Assert.True(rows.TryGet<ItemRow>(Key, snapshot: 0, out _));
        Assert.False(rows.TryGet<ItemRow>(RowKey.Item(Rows.Item("2")), snapshot: 0, out _));
    }

    [Fact]
    public void Snapshot_OlderThanWhatIsRemembered_IsTakenForStale()
    {
        var rows = new RecentRows();
        rows.Offer(Key, Row("old", 1), snapshot: 0);
        const int rowsPerCommit = 1_000;

        // Enough rows for both generations to have begun anew.
        for (var commit = 1; commit <= 200; commit++)
        {
            for (var number = 0; number < rowsPerCommit; number++)
            {
                rows.Record(RowKey.Work((commit * rowsPerCommit) + number), row: null, commit);
            }

            rows.Committed(commit);
            Assert.False(rows.MayHaveChangedSince(Key, snapshot: commit));
            Assert.True(rows.MayHaveChangedSince(RowKey.Work(commit * rowsPerCommit), snapshot: commit - 1));
        }

        Assert.True(rows.MayHaveChangedSince(Key, snapshot: 0));
        Assert.False(rows.TryGet<ItemRow>(Key, snapshot: 0, out _));
        Assert.True(rows.MayHaveChangedSince(RowKey.Work(rowsPerCommit), snapshot: 0));
    }

    private static ItemRow Row(string text, long version) => new(Rows.Item("1"), Rows.Bytes(text), version);
}
