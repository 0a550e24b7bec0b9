using System.Text;

namespace Serverlesspresso.OrderBenchmark.Limits;

/// <summary>Numbers rows and instants, each higher than the last.</summary>
internal sealed class RowIds
{
    /// <summary>The number of the item that counts the open orders.</summary>
    public const long Places = 1;

    /// <summary>The number of the item that the order numbers come from.</summary>
    public const long OrderNumber = 2;

    /// <summary>What these two hold.</summary>
    public static readonly byte[] CounterItem = Encoding.UTF8.GetBytes("""{"PK":{"S":"openOrders"},"IDvalue":{"N":"1000"}}""");

    private long _last = OrderNumber;
    private long _time;

    public long Next() => ++_last;

    public long Time() => ++_time;
}
