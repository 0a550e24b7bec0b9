namespace Serverlesspresso.Items.Values;

/// <summary>The type of an attribute value, named as in DynamoDB's JSON.</summary>
public enum AttributeType
{
    /// <summary>A string.</summary>
    S,

    /// <summary>A number.</summary>
    N,

    /// <summary>Bytes.</summary>
    B,

    /// <summary>True or false.</summary>
    BOOL,

    /// <summary>Null.</summary>
    NULL,

    /// <summary>A map.</summary>
    M,

    /// <summary>A list.</summary>
    L,

    /// <summary>A set of strings.</summary>
    SS,

    /// <summary>A set of numbers.</summary>
    NS,

    /// <summary>A set of byte strings.</summary>
    BS,
}
