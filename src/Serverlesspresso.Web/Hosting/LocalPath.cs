using System.Diagnostics.CodeAnalysis;

namespace Serverlesspresso.Web.Hosting;

/// <summary>Keeps redirects within the house.</summary>
public static class LocalPath
{
    /// <summary>Gives a path of this server; the start page for anything else.</summary>
    /// <param name="path">The path that somebody asks for.</param>
    public static string OrStart(string? path) => IsLocal(path) ? path : "/";

    private static bool IsLocal([NotNullWhen(true)] string? path) =>
        path is ['/', ..]
        && path is not ['/', '/' or '\\', ..]
        && !path.Any(char.IsControl);
}
