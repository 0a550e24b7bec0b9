using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;

namespace Serverlesspresso.Engine.Tests.Store;

public sealed class ContendedRowsTests
{
    [Fact]
    public void Contains_RowChangedUnderATurn_IsContendedAndOthersAreNot()
    {
        var rows = new ContendedRows();

        rows.Changed(Row(1));

        Assert.True(rows.Contains(Row(1)));
        Assert.False(rows.Contains(Row(2)));
    }

    [Fact]
    public void Contains_SixteenTurnsFoundItUnchanged_IsCalm()
    {
        var rows = new ContendedRows();
        rows.Changed(Row(1));

        for (var turn = 1; turn < 16; turn++)
        {
            rows.Unchanged(Row(1));
            Assert.True(rows.Contains(Row(1)));
        }

        rows.Unchanged(Row(1));
        Assert.False(rows.Contains(Row(1)));
    }

    [Fact]
    public void Contains_ChangedAgain_CountsAnew()
    {
        var rows = new ContendedRows();
        rows.Changed(Row(1));
        rows.Unchanged(Row(1));
        rows.Changed(Row(1));

        for (var turn = 0; turn < 15; turn++)
        {
            rows.Unchanged(Row(1));
        }

        Assert.True(rows.Contains(Row(1)));
    }

    [Fact]
    public void Changed_MoreRowsThanAreKept_BeginsAnewWithTheLatest()
    {
        var rows = new ContendedRows();

        for (var number = 0; number <= 64; number++)
        {
            rows.Changed(Row(number));
        }

        Assert.True(rows.Contains(Row(64)));
        Assert.False(rows.Contains(Row(0)));
    }

    private static RowKey Row(int number) => RowKey.Work(number);
}
