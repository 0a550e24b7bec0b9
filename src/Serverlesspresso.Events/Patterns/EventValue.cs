namespace Serverlesspresso.Events.Patterns;

/// <summary>What a leaf of an event is.</summary>
internal enum EventValueKind
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True, false or null.</summary>
    Literal,
}

/// <summary>A leaf of an event.</summary>
/// <param name="kind">What it is.</param>
/// <param name="utf8">A string's value without quotes and escapes; the text of anything else.</param>
internal readonly ref struct EventValue(EventValueKind kind, ReadOnlySpan<byte> utf8)
{
    /// <summary>What it is.</summary>
    public EventValueKind Kind { get; } = kind;

    /// <summary>A string's value without quotes and escapes; the text of anything else.</summary>
    public ReadOnlySpan<byte> Utf8 { get; } = utf8;

    /// <summary>Whether it is a string.</summary>
    public bool IsString => Kind == EventValueKind.String;
}
