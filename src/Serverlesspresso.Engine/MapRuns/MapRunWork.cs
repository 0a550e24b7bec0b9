using System.Globalization;
using System.Text;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>The work of a Map Run in the durable queue.</summary>
internal static class MapRunWork
{
    private const string GoOnPayload = "{}";
    private const char Separator = ' ';

    /// <summary>Before the payload of work that was given up.</summary>
    private const char Broken = '!';

    /// <summary>Has the Map Run go on with whatever there is to do.</summary>
    public static void AddGoOn(ITurnTransaction transaction, string mapRunArn, DateTimeOffset now) =>
        Add(transaction, mapRunArn, now, GoOnPayload);

    /// <summary>Tells the Map Run that a child has ended.</summary>
    public static void AddEnd(ITurnTransaction transaction, MapRunChild child, ExecutionRow ended)
    {
        var bytes = ended.Output is null ? 0 : Encoding.UTF8.GetByteCount(ended.Output);
        var payload = string.Create(CultureInfo.InvariantCulture, $"{(int)ended.Status} {child.ItemCount} {bytes}");
        Add(transaction, child.MapRunArn, ended.StoppedAt ?? ended.StartedAt, payload);
    }

    /// <summary>Has the Map Run fail, because work of it has been given up.</summary>
    public static void AddBreak(ITurnTransaction transaction, WorkRow givenUp, DateTimeOffset now) =>
        Add(transaction, givenUp.Key, now, Broken + givenUp.Payload);

    /// <summary>Whether the work has the Map Run fail.</summary>
    public static bool IsBreak(WorkRow work) => work.Payload.StartsWith(Broken);

    /// <summary>Reads the end of a child; null if the work tells of none.</summary>
    public static EndedChild? Read(WorkRow work)
    {
        var payload = work.Payload.TrimStart(Broken);
        if (payload == GoOnPayload)
        {
            return null;
        }

        var parts = payload.Split(Separator);
        return new EndedChild(
            (ExecutionStatus)int.Parse(parts[0], CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private static void Add(ITurnTransaction transaction, string mapRunArn, DateTimeOffset due, string payload) =>
        transaction.AddWork(new NewWork(WorkKind.MapRun, WorkShards.Of(mapRunArn), due, mapRunArn, payload));
}

/// <summary>How a child has ended.</summary>
/// <param name="Status">Its status.</param>
/// <param name="ItemCount">How many items it worked on.</param>
/// <param name="OutputBytes">How long its output is.</param>
internal readonly record struct EndedChild(ExecutionStatus Status, int ItemCount, int OutputBytes);
