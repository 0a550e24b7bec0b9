namespace Serverlesspresso.States.Values;

/// <summary>An immutable JSON value. Trees share their parts, so that a state which changes one field copies one level.</summary>
internal abstract class JsonValue
{
    /// <summary>Length of the compact text in UTF-8 bytes: what quotas count.</summary>
    public abstract int Utf8Length { get; }

    /// <summary>How deep containers are nested; 0 for a scalar.</summary>
    public virtual int Depth => 0;

    /// <summary>Whether both have the same kind and content; numbers compare by value, members in any order.</summary>
    public abstract bool IsSameAs(JsonValue other);

    /// <summary>The compact JSON text.</summary>
    public virtual string ToText() => JsonText.Write(this);

    /// <inheritdoc/>
    public override string ToString() => ToText();
}

internal sealed class JsonNull : JsonValue
{
    public static readonly JsonNull Instance = new();

    private JsonNull()
    {
    }

    public override int Utf8Length => 4;

    public override bool IsSameAs(JsonValue other) => other is JsonNull;

    public override string ToText() => "null";
}

internal sealed class JsonBoolean : JsonValue
{
    public static readonly JsonBoolean True = new(isTrue: true);
    public static readonly JsonBoolean False = new(isTrue: false);

    private JsonBoolean(bool isTrue) => IsTrue = isTrue;

    public bool IsTrue { get; }

    public override int Utf8Length => IsTrue ? 4 : 5;

    public static JsonBoolean Of(bool isTrue) => isTrue ? True : False;

    public override bool IsSameAs(JsonValue other) => ReferenceEquals(this, other);

    public override string ToText() => IsTrue ? "true" : "false";
}

internal sealed class JsonString(string text) : JsonValue
{
    private int _utf8Length;

    public static readonly JsonString Empty = new(string.Empty);

    public string Text => text;

    public override int Utf8Length => _utf8Length == 0 ? _utf8Length = JsonText.QuotedUtf8Length(text) : _utf8Length;

    public override bool IsSameAs(JsonValue other) => other is JsonString that && text == that.Text;
}
