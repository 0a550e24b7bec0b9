using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Api.Requests;

/// <summary>The body of a request, read from JSON. A parameter that may be null stands for a body that may be missing.</summary>
/// <typeparam name="T">What the body is.</typeparam>
/// <param name="value">The body.</param>
internal sealed class Body<T>(T value) : IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    /// <summary>What was sent.</summary>
    public T Value { get; } = value;

    /// <inheritdoc/>
    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var value = await JsonBody.ReadAsync(context, (JsonTypeInfo<T>)ApiJson.Default.GetTypeInfo(typeof(T))!); // A test reads each.
        if (value is not null)
        {
            return new Body<T>(value);
        }

        return context.GetEndpoint()?.Metadata.GetMetadata<BodyShape>() is { IsOptional: true }
            ? null
            : throw new CoffeeBarRefusedException(RequestReasons.InvalidJson, "The request has no body.");
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var isOptional = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        builder.Metadata.Add(new BodyShape(typeof(T), isOptional));
    }
}
