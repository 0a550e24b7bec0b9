using System.Text;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.StoreBenchmark;

/// <summary>
/// The turn that is measured: a checkpoint of 1 KB, three history events of 300 bytes, one event of 500 bytes and one
/// item of 300 bytes, for an execution that takes several such turns before it ends.
/// </summary>
internal static class TurnShape
{
    public const int TurnsPerExecution = 6;
    public const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:OrderProcessor";
    public const string Bus = "Serverlesspresso";
    public const string Table = "serverlesspresso-order-table";

    public static readonly byte[] Checkpoint = Filled(1_024);
    public static readonly byte[] History = Filled(3 * 300);
    public static readonly byte[] Envelope = Filled(500);
    public static readonly byte[] Item = Filled(300);
    public static readonly string Input = Encoding.ASCII.GetString(Filled(100));

    public static readonly DateTimeOffset Start = new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero);

    public static string ArnOf(string executionName) =>
        "arn:aws:states:us-east-1:000000000000:execution:OrderProcessor:" + executionName;

    public static ExecutionRow Execution(string name, DateTimeOffset startedAt, int turn) => new()
    {
        Arn = ArnOf(name),
        StateMachineArn = Machine,
        RevisionId = "8f6e2a52-3b0e-4c0f-9a61-0c5b7e3f9d10",
        Name = name,
        Status = ExecutionStatus.Running,
        StartedAt = startedAt,
        Input = Input,
        LastEventId = 3 * (turn + 1),
        Checkpoint = Checkpoint,
    };

    private static byte[] Filled(int length)
    {
        var bytes = new byte[length];
        var random = new Random(length);
        for (var index = 0; index < length; index++)
        {
            bytes[index] = (byte)random.Next('a', 'z' + 1);
        }

        return bytes;
    }
}
