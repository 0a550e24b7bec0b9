using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Shop.Api.Description;

/// <summary>Describes endpoints where they are mapped.</summary>
internal static class ApiEndpoint
{
    /// <summary>Gives an endpoint its name and says what it does.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">Its name: a verb and what it is done to.</param>
    /// <param name="summary">What it does, in a sentence.</param>
    /// <param name="description">What else one should know.</param>
    public static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint, string name, string summary, string? description = null)
    {
        endpoint.WithName(name).WithSummary(summary);
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    /// <summary>Says why an endpoint may refuse, beside what any endpoint of its kind may.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="reasons">The reasons.</param>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params IReadOnlyList<string> reasons) =>
        endpoint.WithMetadata(new Refusals(reasons));

    /// <summary>Names a query parameter that an endpoint reads.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="format">Its format: <c>date-time</c>, <c>int32</c>, or null for any text.</param>
    /// <param name="description">What it does, and its default.</param>
    public static RouteHandlerBuilder Reads(
        this RouteHandlerBuilder endpoint, string name, string? format, string description) =>
        endpoint.WithMetadata(new QueryShape(name, format, description));
}
