using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>What the types of attribute values are called.</summary>
internal static class AttributeTypes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AttributeType> All { get; } =
    [
        AttributeType.S, AttributeType.N, AttributeType.BOOL, AttributeType.NULL, AttributeType.B,
        AttributeType.M, AttributeType.L, AttributeType.SS, AttributeType.NS, AttributeType.BS,
    ];

    /// <summary>Those that a filter compares with.</summary>
    public static IReadOnlyList<AttributeType> Plain { get; } = [.. All.Take(5)];

    /// <summary>Reads a type; what is none is a string.</summary>
    public static AttributeType Parse(string? text) => All.FirstOrDefault(candidate => candidate.ToString() == text);

    /// <summary>Its name for people.</summary>
    public static string Words(this AttributeType type) => type switch
    {
        AttributeType.S => "String",
        AttributeType.N => "Number",
        AttributeType.B => "Binary",
        AttributeType.BOOL => "Boolean",
        AttributeType.NULL => "Null",
        AttributeType.M => "Map",
        AttributeType.L => "List",
        AttributeType.SS => "String set",
        AttributeType.NS => "Number set",
        AttributeType.BS => "Binary set",
    };
}
