using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Serverlesspresso.Web.Tests.Office;

/// <summary>Fields as a browser sends them.</summary>
internal static class SomeForm
{
    public static IFormCollection Of(params (string Name, string Value)[] fields) =>
        new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value)));
}
