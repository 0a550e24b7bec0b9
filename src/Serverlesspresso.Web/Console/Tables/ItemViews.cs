namespace Serverlesspresso.Web.Console.Tables;

/// <summary>How an item is shown and edited. The names are part of addresses.</summary>
internal static class ItemViews
{
    /// <summary>Attribute by attribute.</summary>
    public const string Form = "form";

    /// <summary>In DynamoDB's JSON, which says each value's type.</summary>
    public const string Json = "json";

    /// <summary>In JSON without types.</summary>
    public const string Plain = "plain";

    /// <summary>All, each with its title.</summary>
    public static IReadOnlyList<(string Name, string Title)> All { get; } =
        [(Form, "Attributes"), (Json, "DynamoDB JSON"), (Plain, "JSON")];

    /// <summary>Reads a view; what is none is the form.</summary>
    public static string Parse(string? text) => text is Json or Plain ? text : Form;
}
