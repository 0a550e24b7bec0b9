using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Shows the items of a table, and one of them, and deletes it.</summary>
/// <param name="definitions">The tables.</param>
/// <param name="calls">The operations on items.</param>
internal sealed class ItemEndpoints(TableDefinitions definitions, ItemCalls calls)
{
    private const string Service = "dynamodb";

    /// <summary>Shows what a query or scan finds.</summary>
    public async Task<Results<RazorComponentResult<ItemsPage>, NotFound>> ListAsync(string table, HttpContext context)
    {
        if (await FindTableAsync(table, context) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var form = ExplorerForm.Read(context.Request.Query);
        var sources = ItemSource.Of(found);
        var model = new ItemsModel
        {
            Table = found,
            Form = form,
            Source = sources.FirstOrDefault(source => source.IndexName == form.Index) ?? sources[0],
            Said = context.Request.Query["said"].FirstOrDefault(),
        };
        var isReady = !form.IsQuery || form.PartitionKey.Length > 0;
        return new RazorComponentResult<ItemsPage>(
            new { Model = isReady ? await SearchAsync(model, context.RequestAborted) : model });
    }

    /// <summary>Shows an item.</summary>
    public async Task<Results<RazorComponentResult<ItemPage>, NotFound>> ShowAsync(
        string table, string? key, HttpContext context)
    {
        if (await FindTableAsync(table, context) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var model = new ItemModel
        {
            Table = found,
            Key = key ?? string.Empty,
            View = context.Request.Query["as"].FirstOrDefault() ?? string.Empty,
            AsksToDelete = context.Request.Query["ask"] == "delete",
            Said = context.Request.Query["said"].FirstOrDefault(),
        };
        return new RazorComponentResult<ItemPage>(new { Model = await ReadAsync(model, context.RequestAborted) });
    }

    /// <summary>Deletes an item.</summary>
    public async Task<Results<RedirectHttpResult, NotFound>> DeleteAsync(
        string table, string? key, IFormCollection _, HttpContext context)
    {
        if (await FindTableAsync(table, context) is not { } found || !TryReadKey(key, out var read))
        {
            return TypedResults.NotFound();
        }

        try
        {
            await calls.CallAsync(
                "DeleteItem", ItemRequests.Delete(table, read, found.PartitionKey), context.RequestAborted);
            return TypedResults.Redirect($"{ConsoleAddresses.Items(table)}?said=deleted");
        }
        catch (RequestRefusedException)
        {
            // Somebody else was faster, or the key is none of this table: its page says so.
            return TypedResults.Redirect(ConsoleAddresses.Item(table, key ?? string.Empty));
        }
    }

    /// <summary>Finds a table; null if there is none.</summary>
    internal async Task<TableDocument?> FindTableAsync(string table, HttpContext context)
    {
        try
        {
            return (await definitions.DescribeAsync(table, context.RequestAborted)).Document;
        }
        catch (TableNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads an item's key.</summary>
    internal static bool TryReadKey(string? text, out JsonObject key)
    {
        key = [];
        try
        {
            if (ItemJson.Parse(text ?? string.Empty) is JsonObject { Count: > 0 } read)
            {
                key = read;
            }
        }
        catch (JsonException)
        {
            // It stays empty.
        }

        return key.Count > 0;
    }

    private async Task<ItemsModel> SearchAsync(ItemsModel model, CancellationToken cancellationToken)
    {
        JsonObject request;
        try
        {
            request = ItemRequests.List(model.Table.Name, model.Form, model.Source);
        }
        catch (JsonException)
        {
            return model with { Refusal = ItemRefusal.NotJson("The key to go on after") };
        }

        var operation = model.Form.IsQuery ? "Query" : "Scan";
        model = model with { Command = AwsCommand.Write(Service, operation, request) };
        try
        {
            var response = await calls.CallAsync(operation, request, cancellationToken);
            var items = response.GetProperty("Items").EnumerateArray().Select(Item.Read).ToList();
            return model with
            {
                Found = ItemGrid.Of(items, model.Table, model.Source),
                ReadCount = response.GetProperty("ScannedCount").GetInt32(),
                LastKey = response.TryGetProperty("LastEvaluatedKey", out var last) ? last.GetRawText() : null,
            };
        }
        catch (RequestRefusedException refusal)
        {
            return model with { Refusal = ItemRefusal.Of(refusal) };
        }
    }

    private async Task<ItemModel> ReadAsync(ItemModel model, CancellationToken cancellationToken)
    {
        if (!TryReadKey(model.Key, out var key))
        {
            return model with { Refusal = ItemRefusal.NotJson("The key") };
        }

        model = model with { Command = AwsCommand.Write(Service, "GetItem", ItemRequests.Get(model.Table.Name, key)) };
        try
        {
            return model with { Item = await calls.FindAsync(model.Table.Name, key, cancellationToken) };
        }
        catch (RequestRefusedException refusal)
        {
            return model with { Refusal = ItemRefusal.Of(refusal) };
        }
    }
}
