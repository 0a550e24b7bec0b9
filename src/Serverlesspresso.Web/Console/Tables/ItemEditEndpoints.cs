using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Edits an item, or makes one. Nothing that somebody else has written meanwhile is overwritten.</summary>
/// <param name="items">Finds tables.</param>
/// <param name="calls">The operations on items.</param>
internal sealed class ItemEditEndpoints(ItemEndpoints items, ItemCalls calls)
{
    private const string Save = "save";
    private const string ConvertPrefix = "as-";

    /// <summary>Shows the form with an item.</summary>
    public async Task<Results<RazorComponentResult<ItemEditPage>, RedirectHttpResult, NotFound>> ShowAsync(
        string table, string? key, HttpContext context)
    {
        if (await items.FindTableAsync(table, context) is not { } found)
        {
            return TypedResults.NotFound();
        }

        // The item's own page says why there is nothing to edit.
        return await FindItemAsync(found, key, context) is { } item
            ? Show(new ItemEditModel
            {
                Table = found,
                Key = key,
                Draft = ItemDraft.Of(item, item, ViewOf(context), ItemGrid.KeyNames(found)),
            })
            : TypedResults.Redirect(ConsoleAddresses.Item(table, key ?? string.Empty));
    }

    /// <summary>Shows the form for a new item, empty or like another.</summary>
    public async Task<Results<RazorComponentResult<ItemEditPage>, RedirectHttpResult, NotFound>> ShowNewAsync(
        string table, string? from, HttpContext context)
    {
        if (await items.FindTableAsync(table, context) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var keys = ItemGrid.KeyNames(found);
        var item = from is null ? null : await FindItemAsync(found, from, context);
        var draft = item is null
            ? new ItemDraft
            {
                View = ItemViews.Form,
                Seen = Item.Empty,
                Rows = [.. keys.Select(name => new AttributeRow(name, found.AttributeTypes[name].ToString(), string.Empty))],
            }
            : ItemDraft.Of(item, Item.Empty, ViewOf(context), keys);
        return Show(new ItemEditModel { Table = found, Key = null, Draft = draft });
    }

    /// <summary>Does what the pressed button says with an item.</summary>
    public async Task<Results<RazorComponentResult<ItemEditPage>, RedirectHttpResult, NotFound>> ActAsync(
        string table, string? key, IFormCollection fields, HttpContext context) =>
        await items.FindTableAsync(table, context) is { } found && ItemEndpoints.TryReadKey(key, out _)
            ? await ActAsync(new ItemEditModel { Table = found, Key = key, Draft = ItemDraft.Read(fields) }, fields, context)
            : TypedResults.NotFound();

    /// <summary>Does what the pressed button says with a new item.</summary>
    public async Task<Results<RazorComponentResult<ItemEditPage>, RedirectHttpResult, NotFound>> ActNewAsync(
        string table, IFormCollection fields, HttpContext context) =>
        await items.FindTableAsync(table, context) is { } found
            ? await ActAsync(
                new ItemEditModel { Table = found, Key = null, Draft = ItemDraft.Read(fields) with { Seen = Item.Empty } },
                fields,
                context)
            : TypedResults.NotFound();

    private async Task<Results<RazorComponentResult<ItemEditPage>, RedirectHttpResult, NotFound>> ActAsync(
        ItemEditModel model, IFormCollection fields, HttpContext context)
    {
        var act = fields["act"].ToString();
        var converts = act.StartsWith(ConvertPrefix, StringComparison.Ordinal);
        if (act.Length > 0 && act != Save && !converts)
        {
            return Show(model with { Draft = model.Draft.Apply(act) });
        }

        if (model.Draft.Make(out var wanted) is { } wrong)
        {
            return Refuse(model with { Draft = wrong });
        }

        if (converts)
        {
            var view = ItemViews.Parse(act[ConvertPrefix.Length..]);
            return Show(model with
            {
                Draft = ItemDraft.Of(wanted, model.Draft.Seen, view, ItemGrid.KeyNames(model.Table)),
            });
        }

        try
        {
            return model.Key is null
                ? await CreateAsync(model, wanted, context.RequestAborted)
                : await UpdateAsync(model, model.Key, wanted, context.RequestAborted);
        }
        catch (RequestRefusedException refusal) when (refusal is not ConditionalCheckFailedException)
        {
            return Refuse(model with { Draft = model.Draft with { Refusal = ItemRefusal.Of(refusal) } });
        }
    }

    private async Task<Results<RazorComponentResult<ItemEditPage>, RedirectHttpResult, NotFound>> CreateAsync(
        ItemEditModel model, Item wanted, CancellationToken cancellationToken)
    {
        var table = model.Table;
        try
        {
            await calls.CallAsync(
                "PutItem", ItemRequests.Create(table.Name, wanted, table.PartitionKey), cancellationToken);
            return TypedResults.Redirect($"{ConsoleAddresses.Item(table.Name, ItemGrid.KeyOf(wanted, table))}&said=created");
        }
        catch (ConditionalCheckFailedException)
        {
            return Refuse(model with { ExistingKey = ItemGrid.KeyOf(wanted, table) });
        }
    }

    private async Task<Results<RazorComponentResult<ItemEditPage>, RedirectHttpResult, NotFound>> UpdateAsync(
        ItemEditModel model, string keyText, Item wanted, CancellationToken cancellationToken)
    {
        var (table, seen) = (model.Table.Name, model.Draft.Seen);
        ItemEndpoints.TryReadKey(keyText, out var key);
        if (ItemChanges.NamesOf(seen, wanted).Count == 0)
        {
            return Show(model with { IsUnchanged = true });
        }

        try
        {
            await calls.CallAsync("UpdateItem", ItemRequests.Update(table, key, seen, wanted), cancellationToken);
            return TypedResults.Redirect($"{ConsoleAddresses.Item(table, keyText)}&said=saved");
        }
        catch (ConditionalCheckFailedException)
        {
            return Refuse(Conflicted(model, wanted, await calls.FindAsync(table, key, cancellationToken)));
        }
    }

    // Whoever reads what somebody else has done has seen it: the next save is over what is there now.
    private static ItemEditModel Conflicted(ItemEditModel model, Item wanted, Item? now)
    {
        var keys = ItemGrid.KeyNames(model.Table);
        var (seen, view) = (model.Draft.Seen, model.Draft.View);
        return now is null
            ? model with { Key = null, IsGone = true, Draft = ItemDraft.Of(wanted, Item.Empty, view, keys) }
            : model with
            {
                Conflicts = ItemConflict.Find(seen, now, wanted),
                Draft = ItemDraft.Of(ItemChanges.Carry(seen, wanted, now), now, view, keys),
            };
    }

    private async Task<Item?> FindItemAsync(TableDocument table, string? keyText, HttpContext context)
    {
        try
        {
            return ItemEndpoints.TryReadKey(keyText, out var key)
                ? await calls.FindAsync(table.Name, key, context.RequestAborted)
                : null;
        }
        catch (RequestRefusedException)
        {
            return null;
        }
    }

    private static string ViewOf(HttpContext context) => ItemViews.Parse(context.Request.Query["as"]);

    private static RazorComponentResult<ItemEditPage> Show(ItemEditModel model) => new(new { Model = model });

    private static RazorComponentResult<ItemEditPage> Refuse(ItemEditModel model) =>
        new(new { Model = model }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
