using Microsoft.OpenApi;
using Serverlesspresso.Web.Reference;

namespace Serverlesspresso.Web.Tests.Reference;

public sealed class BodyExampleTests
{
    [Fact]
    public void Write_MembersOfEveryType_ShowsEachEmpty()
    {
        var drink = new OpenApiSchema
        {
            Type = JsonSchemaType.Object | JsonSchemaType.Null,
            Properties = new Dictionary<string, IOpenApiSchema> { ["name"] = Of(JsonSchemaType.String) },
        };
        var body = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["name"] = Of(JsonSchemaType.String | JsonSchemaType.Null),
                ["isOpen"] = Of(JsonSchemaType.Boolean),
                ["capacity"] = Of(JsonSchemaType.Integer | JsonSchemaType.Null),
                ["words"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(JsonSchemaType.String) },
                ["drinks"] = new OpenApiSchema { Type = JsonSchemaType.Array | JsonSchemaType.Null, Items = drink },
            },
        };

        var text = BodyExample.Write(body);

        const string Expected =
            """{"name": "","isOpen": true,"capacity": 0,"words": [],"drinks": [{"name": ""}]}""";
        Assert.Equal(Expected, string.Concat(text.Split('\n').Select(line => line.Trim())));
    }

    [Fact]
    public void Write_SchemaHoldsItself_Ends()
    {
        var group = new OpenApiSchema { Type = JsonSchemaType.Object };
        group.Properties = new Dictionary<string, IOpenApiSchema> { ["inner"] = group };

        var text = BodyExample.Write(group);

        Assert.StartsWith("{", text, StringComparison.Ordinal);
    }

    private static OpenApiSchema Of(JsonSchemaType type) => new() { Type = type };
}
