using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Api.Requests;

/// <summary>The body of a request, read from JSON.</summary>
/// <typeparam name="T">What the body is.</typeparam>
/// <param name="value">The body.</param>
internal sealed class Body<T>(T value) : IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>What was sent.</summary>
    public T Value { get; } = value;

    /// <inheritdoc/>
    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        await JsonBody.ReadAsync<T>(context) is { } value
            ? new Body<T>(value)
            : throw new CoffeeBarRefusedException(RequestReasons.InvalidJson, "The request has no body.");

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new BodyShape(typeof(T), IsOptional: false));
}
