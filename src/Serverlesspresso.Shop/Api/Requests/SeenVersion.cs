using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Serverlesspresso.Shop.Api.Description;

namespace Serverlesspresso.Shop.Api.Requests;

/// <summary>The header <c>If-Match</c>: the version that an editor has seen, so that two who edit do not overwrite each other.</summary>
/// <param name="Value">The version; null to change whatever is there.</param>
internal sealed record SeenVersion(string? Value)
    : IBindableFromHttpContext<SeenVersion>, IEndpointParameterMetadataProvider
{
    /// <inheritdoc/>
    public static ValueTask<SeenVersion?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var text = context.Request.Headers.IfMatch.ToString();
        var version = text is "" or "*" ? null : text.Trim('"');
        return ValueTask.FromResult<SeenVersion?>(new SeenVersion(version));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new HeaderShape(
            "If-Match", "The ETag that you have seen. If it is another by now, nothing is changed. Without it, whatever is there is changed."));
        builder.Metadata.Add(new Refusals(RefusalReasons.ChangedMeanwhile));
    }

    /// <summary>Tells an editor the version of what is answered.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="version">The version.</param>
    public static void Tell(HttpResponse response, string version)
    {
        response.Headers.ETag = $"\"{version}\"";
        response.Headers.CacheControl = "private, no-cache";
    }

    /// <summary>Tells the version, and whether whoever asks has it already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="version">The version.</param>
    public static bool IsKnown(HttpContext context, string version)
    {
        Tell(context.Response, version);
        var tag = new EntityTagHeaderValue($"\"{version}\"");
        return EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known)
            && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));
    }
}
