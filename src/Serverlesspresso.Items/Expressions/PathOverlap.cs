namespace Serverlesspresso.Items.Expressions;

/// <summary>Refuses paths of which one lies within another, or that use one value both as a map and as a list.</summary>
internal static class PathOverlap
{
    private const string Remedy = "; must remove or rewrite one of these paths; ";

    public static void Check(IReadOnlyList<DocumentPath> paths, ExpressionKind kind)
    {
        for (var later = 1; later < paths.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                CheckPair(paths[earlier], paths[later], kind);
            }
        }
    }

    private static void CheckPair(DocumentPath one, DocumentPath two, ExpressionKind kind)
    {
        for (var i = 0; i < one.Elements.Length && i < two.Elements.Length; i++)
        {
            var (left, right) = (one.Elements[i], two.Elements[i]);
            if (left.Name is null != right.Name is null)
            {
                throw kind.Refuse($"Two document paths conflict with each other{Remedy}path one: {one}, path two: {two}");
            }

            if (left != right)
            {
                return;
            }
        }

        throw kind.Refuse($"Two document paths overlap with each other{Remedy}path one: {one}, path two: {two}");
    }
}
