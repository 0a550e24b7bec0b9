namespace Serverlesspresso.Web.Console.Tables;

/// <summary>An attribute as it is typed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="Value">Its value.</param>
/// <param name="Problem">What is wrong with it; null if nothing is.</param>
public sealed record AttributeRow(string Name, string Type, string Value, string? Problem = null)
{
    /// <summary>Whether nothing has been typed.</summary>
    public bool IsEmpty => Name.Length == 0 && Value.Length == 0;
}
