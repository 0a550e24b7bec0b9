using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Items;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Functions;

/// <summary>
/// Checks a drink against the menu. Request: <c>body</c> as submitted, <c>menu</c> as GetItem answers it. Fails with
/// <c>InvalidOrder</c> or <c>InvalidMenu</c>.
/// </summary>
internal sealed class SanitizeOrder : IFunction
{
    /// <inheritdoc/>
    public ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var body = WireText.FindObject(request, "body")
            ?? throw new FunctionFailedException("InvalidOrder", "The request has no drink: 'body' is no object.");
        var problem = MenuRules.FindProblem(ReadMenu(request), body);
        var response = new SanitizeOrderResponse(
            IsValid: problem is null, problem?.Message ?? string.Empty, problem?.Reason ?? string.Empty);
        return ValueTask.FromResult(
            JsonSerializer.Serialize(response, FunctionJson.Default.SanitizeOrderResponse));
    }

    private static Item? ReadMenu(JsonElement request)
    {
        if (WireText.FindObject(request, "menu") is not { } answer
            || WireText.FindObject(answer, "Item") is not { } item)
        {
            return null;
        }

        try
        {
            return Item.Read(item);
        }
        catch (ItemRefusedException refusal)
        {
            throw new FunctionFailedException("InvalidMenu", $"The request's menu is no item: {refusal.Message}");
        }
    }
}
