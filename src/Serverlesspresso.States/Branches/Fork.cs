using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>What a frame knows of the branches or iterations it waits for. It changes within a step only.</summary>
internal sealed class Fork(JsonValue?[] results)
{
    /// <summary>The output of each branch or iteration; null as long as it has none.</summary>
    public JsonValue?[] Results { get; } = results;

    /// <summary>How many have been started: iterations start in order.</summary>
    public int Started { get; set; }

    /// <summary>How many run now.</summary>
    public int Active { get; set; }

    /// <summary>The items of a Map, once they have been read.</summary>
    public MapItems? Items { get; set; }

    /// <summary>Where the fields of a Map are evaluated, once that has been found.</summary>
    public Scope? Scope { get; set; }

    public bool IsComplete => Active == 0 && Started == Results.Length;

    public Fork Clone() => new((JsonValue?[])Results.Clone())
    {
        Started = Started,
        Active = Active,
        Items = Items,
    };

    /// <summary>All outputs in order; only to be asked for when complete.</summary>
    public JsonArray ToArray() => JsonArray.Of([.. Results.Select(result => result!)]);
}
