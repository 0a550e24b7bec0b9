using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Something on the time line of an order.</summary>
public sealed record StoryEntry
{
    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of thing it is: of those that happened at one instant the smaller comes first.</summary>
    public required StoryKind Kind { get; init; }

    /// <summary>What happened.</summary>
    public required string Title { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }

    /// <summary>More of it, in a sentence; empty if there is no more.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The address of what it is about; null if it has none.</summary>
    public string? Href { get; init; }

    /// <summary>How it is to be taken.</summary>
    public Tone Tone { get; init; } = Tone.Neutral;

    /// <summary>Where an event went.</summary>
    public IReadOnlyList<EventWay> Ways { get; init; } = [];

    /// <summary>What changed in the row.</summary>
    public IReadOnlyList<AttributeChange> Changes { get; init; } = [];

    /// <summary>Whether nothing recorded it: it follows from the row or from an event.</summary>
    public bool IsInferred => Kind is StoryKind.Opening or StoryKind.Function;

    /// <summary>Its picture.</summary>
    public IconKind Icon => Kind switch
    {
        StoryKind.Person => IconKind.Person,
        StoryKind.Start => IconKind.Play,
        StoryKind.Opening or StoryKind.Row or StoryKind.Function => IconKind.Table,
        StoryKind.Event => IconKind.Bolt,
        StoryKind.End => IconKind.Stop,
    };
}

/// <summary>What kinds of things are on a time line, in the order in which they follow each other.</summary>
public enum StoryKind
{
    /// <summary>Somebody acts.</summary>
    Person,

    /// <summary>A check-in makes the row.</summary>
    Opening,

    /// <summary>A workflow starts.</summary>
    Start,

    /// <summary>A workflow changes the row.</summary>
    Row,

    /// <summary>An event is put.</summary>
    Event,

    /// <summary>A function that an event called changes the row.</summary>
    Function,

    /// <summary>A workflow ends.</summary>
    End,
}
