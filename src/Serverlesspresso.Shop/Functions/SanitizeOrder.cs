using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Functions;

/// <summary>Checks a drink against the menu. Request: <c>body</c> as submitted, <c>menu</c> as GetItem answers it.</summary>
internal sealed class SanitizeOrder : IFunction
{
    /// <inheritdoc/>
    public ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var hasMenu = request.TryGetProperty("menu", out var answer) && answer.TryGetProperty("Item", out _);
        var menu = hasMenu ? Item.Read(answer.GetProperty("Item")) : null;
        var problem = MenuRules.FindProblem(menu, request.GetProperty("body"));
        var response = new SanitizeOrderResponse(
            IsValid: problem is null, problem?.Message ?? string.Empty, problem?.Reason ?? string.Empty);
        return ValueTask.FromResult(
            JsonSerializer.Serialize(response, FunctionJson.Default.SanitizeOrderResponse));
    }
}
