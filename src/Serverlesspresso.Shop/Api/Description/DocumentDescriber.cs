using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Serverlesspresso.Shop.Api.Description;

/// <summary>Says what the API is as a whole.</summary>
internal static class DocumentDescriber
{
    /// <summary>The names of the security schemes, each with who has its cookie.</summary>
    public static readonly IReadOnlyDictionary<string, string> Cookies = new Dictionary<string, string>
    {
        ["visitor"] = "Visitors have it once they have checked in.",
        ["staff"] = "Baristas, organisers and operators have it once they have signed in.",
        ["device"] = "Displays and kiosks have it once their link was opened.",
    };

    private const string Description =
        """
        Order coffee, make it, and run the shops where both happens.

        Who calls is known by cookies: a visitor's from the check-in, an account's from the sign-in page, a display's or kiosk's
        from its link. A page of another site cannot write in their name.

        Whatever is refused is answered with problem details (RFC 9457) whose `reason` is for machines and whose `detail` is for
        people; `errors` names each mistake by its place. Bodies are JSON and must be exactly what belongs there: a member that
        does not exist is a mistake. Times are in UTC.

        Writes on orders take the header `Idempotency-Key`: the same act with the same key happens once. All other writes may be
        sent again as they are: a repeat changes nothing more.
        """;

    /// <summary>Describes the document.</summary>
    public static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Serverlesspresso", Version = "1", Description = Description };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = Cookies.ToDictionary(
            cookie => cookie.Key,
            IOpenApiSecurityScheme (cookie) => new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = $"serverlesspresso-{cookie.Key}",
                Description = cookie.Value,
            });
        return Task.CompletedTask;
    }
}
