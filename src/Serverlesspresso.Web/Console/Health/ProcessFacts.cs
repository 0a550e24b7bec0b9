namespace Serverlesspresso.Web.Console.Health;

/// <summary>What the server's process says of itself.</summary>
public sealed record ProcessFacts
{
    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The memory it takes from the machine.</summary>
    public required long WorkingSetBytes { get; init; }

    /// <summary>What of it are objects.</summary>
    public required long HeapBytes { get; init; }

    /// <summary>The pages and programs that listen to the live feed.</summary>
    public required int LiveClients { get; init; }
}
