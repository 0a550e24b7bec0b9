namespace Serverlesspresso.Items.Expressions;

/// <summary>The functions of update expressions.</summary>
internal static class UpdateFunctions
{
    public const string IfNotExists = "if_not_exists";
    public const string ListAppend = "list_append";

    public static bool IsKnown(string name) => name is IfNotExists or ListAppend;
}
