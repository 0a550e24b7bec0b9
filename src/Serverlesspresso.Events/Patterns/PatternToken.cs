namespace Serverlesspresso.Events.Patterns;

/// <summary>What a <see cref="PatternReader"/> stands on.</summary>
internal enum PatternToken
{
    EndOfInput,
    StartObject,
    EndObject,
    StartArray,
    EndArray,
    FieldName,
    String,
    Number,
    True,
    False,
    Null,
}
