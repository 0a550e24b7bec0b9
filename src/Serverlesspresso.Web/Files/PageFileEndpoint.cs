using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Serverlesspresso.Web.Files;

/// <summary>Answers requests for the files of pages.</summary>
internal static class PageFileEndpoint
{
    /// <summary>The pattern of their addresses.</summary>
    public const string Pattern = "/files/{version}/{*name}";

    /// <summary>Answers with a file.</summary>
    /// <param name="version">The version that the page names. A page of an older server gets the file as it is now.</param>
    /// <param name="name">The file's name, with its folder.</param>
    /// <param name="context">The request.</param>
    public static Results<FileContentHttpResult, NotFound> Show(string version, string name, HttpContext context)
    {
        if (PageFiles.Find(name) is not { } file)
        {
            return TypedResults.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = version == PageFile.Version ? "public, max-age=31536000, immutable" : "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return TypedResults.Bytes(file.Content, file.ContentType);
        }

        headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(file.Packed, file.ContentType);
    }
}
