using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Serverlesspresso.Shop.Api.Description;

/// <summary>Sets up the description of the API.</summary>
internal static class ApiDescriptionServices
{
    /// <summary>Adds the description of all that stands below <c>/api</c>.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        services.TryAddSingleton<ApiDescription>();
        return services.AddOpenApi(ApiDescription.DocumentName, options =>
        {
            options.ShouldInclude = description =>
                description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) ?? false;
            options.AddDocumentTransformer(DocumentDescriber.DescribeAsync);
            options.AddOperationTransformer(OperationDescriber.DescribeAsync);
        });
    }
}
