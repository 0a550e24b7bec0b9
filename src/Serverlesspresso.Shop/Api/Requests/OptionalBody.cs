using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Serverlesspresso.Shop.Api.Description;

namespace Serverlesspresso.Shop.Api.Requests;

/// <summary>The body of a request, read from JSON, that may be missing.</summary>
/// <typeparam name="T">What the body is.</typeparam>
/// <param name="value">The body; null for none.</param>
internal sealed class OptionalBody<T>(T? value) : IBindableFromHttpContext<OptionalBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>What was sent; null for nothing.</summary>
    public T? Value { get; } = value;

    /// <inheritdoc/>
    public static async ValueTask<OptionalBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(await JsonBody.ReadAsync<T>(context));

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new BodyShape(typeof(T), IsOptional: true));
}
