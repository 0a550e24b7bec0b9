using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Web.Hosting;

/// <summary>Finds where phones find the server.</summary>
internal static class PublicAddress
{
    /// <summary>Finds it: as it is set, or else as whoever asks found the server, for a phone beside them most often can too.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="request">The request.</param>
    /// <returns>Scheme, host and the path that all pages lie under, without a slash at the end.</returns>
    public static string Of(CoffeeBarPagesOptions options, HttpRequest request) => options.PublicUrl is { Length: > 0 } url
        ? url.TrimEnd('/')
        : $"{request.Scheme}://{request.Host}{request.PathBase}";
}
