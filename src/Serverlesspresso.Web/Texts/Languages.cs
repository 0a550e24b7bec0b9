using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;

namespace Serverlesspresso.Web.Texts;

/// <summary>The languages that pages speak: the one a visitor chose, else the first that their browser asks for.</summary>
public static class Languages
{
    /// <summary>The name of the cookie that keeps the choice.</summary>
    public const string Cookie = "language";

    /// <summary>The languages by their codes, with the names they give themselves. The first is spoken if none fits.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [("en", "English"), ("de", "Deutsch")];

    /// <summary>The code of the language that is spoken now.</summary>
    public static string Current =>
        CultureInfo.CurrentUICulture.Name.Split('-')[0] is var code && IsSpoken(code) ? code : All[0].Code;

    /// <summary>Whether pages speak a language.</summary>
    /// <param name="code">Its code.</param>
    public static bool IsSpoken(string? code) => All.Any(language => language.Code == code);

    /// <summary>Sets up how the language of a request is found.</summary>
    /// <param name="options">The options of the localization.</param>
    internal static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(All[0].Code);
        options.SupportedUICultures = [.. All.Select(language => CultureInfo.GetCultureInfo(language.Code))];
        options.SupportedCultures = options.SupportedUICultures;
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(
                context.Request.Cookies[Cookie] is { } code && IsSpoken(code) ? new ProviderCultureResult(code) : null)),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }
}
