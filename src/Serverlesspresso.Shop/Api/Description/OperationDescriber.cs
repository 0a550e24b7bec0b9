using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Api.Description;

/// <summary>
/// Says of each operation what the framework cannot know: what it reads beside the path, who may call it, and why it may
/// refuse.
/// </summary>
internal static class OperationDescriber
{
    /// <summary>Describes an operation.</summary>
    public static async Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        AddParameters(operation, metadata);
        if (metadata.OfType<BodyShape>().FirstOrDefault() is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = !body.IsOptional,
                Content = Json("application/json", await ReferToAsync(body.Type, context, cancellationToken)),
            };
        }

        var policy = metadata.OfType<IAllowAnonymous>().Any()
            ? null
            : metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy;
        operation.AddExtension(ApiMembers.Policy, new JsonNodeExtension(policy ?? ApiMembers.Anybody));
        operation.Security = policy is null ? [] : [.. SecurityOf(policy, context)];
        var problem = await ReferToAsync(typeof(ProblemAnswer), context, cancellationToken);
        AddProblems(operation, ProblemReasons.Of(metadata, policy), problem);
    }

    private static void AddParameters(OpenApiOperation operation, IList<object> metadata)
    {
        operation.Parameters ??= [];
        foreach (var query in metadata.OfType<QueryShape>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = query.Name,
                In = ParameterLocation.Query,
                Description = query.Description,
                Schema = SchemaOf(query.Format),
            });
        }

        foreach (var header in metadata.OfType<HeaderShape>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Description = header.Description,
                Schema = SchemaOf(format: null),
            });
        }
    }

    private static OpenApiSchema SchemaOf(string? format) => new()
    {
        Type = format == "int32" ? JsonSchemaType.Integer : JsonSchemaType.String,
        Format = format,
    };

    private static IEnumerable<OpenApiSecurityRequirement> SecurityOf(
        string policy, OpenApiOperationTransformerContext context) => Policies.RolesOf[policy]
            .Select(role => role switch
            {
                Roles.Visitor => "visitor",
                Roles.Display or Roles.Kiosk => "device",
                _ => "staff",
            })
            .Distinct()
            .Select(scheme => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [],
            });

    private static void AddProblems(OpenApiOperation operation, IEnumerable<string> reasons, IOpenApiSchema schema)
    {
        operation.Responses ??= [];
        foreach (var status in reasons.GroupBy(ProblemStatus.Of).OrderBy(status => status.Key))
        {
            var names = status.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var response = new OpenApiResponse
            {
                Description = $"{ReasonPhrases.GetReasonPhrase(status.Key)}: {string.Join(", ", names)}.",
                Content = Json(ProblemResult.ContentType, schema),
            };
            response.AddExtension(ApiMembers.Reasons, new JsonNodeExtension(new JsonArray([.. names.Select(name => (JsonNode)name)])));
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = response;
        }
    }

    private static async Task<IOpenApiSchema> ReferToAsync(
        Type type, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document ?? throw new InvalidOperationException("The operation is of no document.");
        document.AddComponent<IOpenApiSchema>(
            type.Name,
            await context.GetOrCreateSchemaAsync(type, parameterDescription: null, cancellationToken));
        return new OpenApiSchemaReference(type.Name, document);
    }

    private static Dictionary<string, OpenApiMediaType> Json(string contentType, IOpenApiSchema schema) => new()
    {
        [contentType] = new OpenApiMediaType { Schema = schema },
    };
}
