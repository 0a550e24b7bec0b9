using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Api.Requests;

/// <summary>
/// The header <c>Idempotency-Key</c>: a request that comes again with the same key, because its answer was lost, happens once.
/// </summary>
/// <param name="Value">The key; null for none.</param>
internal sealed record RequestKey(string? Value)
    : IBindableFromHttpContext<RequestKey>, IEndpointParameterMetadataProvider
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    private const int LengthMax = 200;

    /// <inheritdoc/>
    public static ValueTask<RequestKey?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var values = context.Request.Headers[Header];
        var key = values.Count == 0 ? null : Check(values.ToString());
        return ValueTask.FromResult<RequestKey?>(new RequestKey(key));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new HeaderShape(
            Header, "A text of your own, new for each act. The same act with the same key happens once, however often it comes."));
        builder.Metadata.Add(new Refusals(RefusalReasons.KeyUsed, RequestReasons.InvalidRequest));
    }

    private static string Check(string key) =>
        key.Length is > 0 and <= LengthMax && key.All(character => character is > ' ' and <= '~')
            ? key
            : throw new CoffeeBarRefusedException(
                RequestReasons.InvalidRequest,
                [new Mistake(Header, $"The key must have 1 to {LengthMax} visible characters of ASCII.")]);
}
