namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>The small pictures of the types of states, within 24 by 24.</summary>
internal static class StatePictures
{
    /// <summary>The lines of a type's picture, as the <c>d</c> of an SVG path.</summary>
    /// <param name="type">The type.</param>
    public static string Of(string type) => type switch
    {
        "Task" => "M13 2.5 5 13.5h6l-1 8 8-11h-6z",
        "Choice" => "M12 3l9 9-9 9-9-9zM12 9v4M12 16v.01",
        "Wait" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
        "Parallel" => "M12 3v5M6 21v-6a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v6M12 8v13",
        "Map" => "M4 6h11M4 12h11M4 18h11M19 9l2 3-2 3",
        "Succeed" => "m5 12.5 4.5 4.5L19 7.5",
        "Fail" => "m6 6 12 12M18 6 6 18",
        _ => "M4 12h15M13 5.5l6.5 6.5-6.5 6.5",
    };
}
