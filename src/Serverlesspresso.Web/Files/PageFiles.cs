namespace Serverlesspresso.Web.Files;

/// <summary>The files that pages refer to.</summary>
public static class PageFiles
{
    /// <summary>The style sheet.</summary>
    public static PageFile Styles { get; } = new("coffee-bar.css", "text/css; charset=utf-8");

    /// <summary>The picture of a cup.</summary>
    public static PageFile Cup { get; } = new("coffee-cup.svg", "image/svg+xml");

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<PageFile> All { get; } = [Styles, Cup];
}
