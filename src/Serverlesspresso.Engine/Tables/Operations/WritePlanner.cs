using System.Diagnostics;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Decides what a write does, and writes nothing.</summary>
internal sealed class WritePlanner(TableCatalog catalog, ExpressionCache expressions)
{
    /// <summary>Checks a request as far as it decides alone, and makes it ready.</summary>
    public BoundWrite Bind(WriteRequest request)
    {
        var update = request as UpdateItemRequest;
        var parameters = update is null
            ? ExpressionUse.Take(request, ("ConditionExpression", request.ConditionExpression, true))
            : ExpressionUse.Take(
                request,
                ("UpdateExpression", update.UpdateExpression, true),
                ("ConditionExpression", request.ConditionExpression, true));
        var bound = update?.UpdateExpression is { } text ? expressions.Update(text).Bind(parameters) : null;
        var condition = request.ConditionExpression is { } conditionText ? expressions.Condition(conditionText) : null;
        condition?.Check(parameters);
        parameters.ThrowIfUnused();
        CheckItemSize(request);
        return new BoundWrite(request, condition, bound, parameters);
    }

    /// <summary>Finds where a write goes.</summary>
    public async ValueTask<(TableSchema Schema, ItemKey Key)> LocateAsync(IStoreReader reader, BoundWrite write)
    {
        var schema = await catalog.GetAsync(reader, write.Request.TableName);
        return (schema, CheckKey(schema, write));
    }

    /// <summary>Reads the item and decides.</summary>
    /// <exception cref="ConditionalCheckFailedException">The item does not meet the condition.</exception>
    public async ValueTask<PlannedWrite> PlanAsync(IStoreReader reader, BoundWrite write)
    {
        var (schema, key) = await LocateAsync(reader, write);
        var before = await ItemReads.FindAsync(reader, key);
        if (write.Condition is not null && !write.Condition.IsMetBy(before ?? Item.Empty, write.Parameters))
        {
            throw new ConditionalCheckFailedException(write.Request.ReturnsItemOnConditionFailure ? before : null);
        }

        return new PlannedWrite(schema, key, before, Decide(schema, write, before), write.Update?.ChangedPaths);
    }

    private static ItemKey CheckKey(TableSchema schema, BoundWrite write)
    {
        if (write.Request is PutItemRequest put)
        {
            schema.Key.CheckItem(put.Item);
            return schema.KeyOf(put.Item);
        }

        var key = KeyOf(write.Request);
        schema.Key.CheckKey(key);
        var changedKey = write.Update?.AttributeNames.FirstOrDefault(schema.Key.Contains);
        return changedKey is null
            ? schema.KeyOf(key)
            : throw Refusal.InvalidParameter(
                $"Cannot update attribute {changedKey}. This attribute is part of the key");
    }

    private static Item? Decide(TableSchema schema, BoundWrite write, Item? before)
    {
        switch (write.Request)
        {
            case PutItemRequest put:
                CheckIndexes(schema, put.Item);
                return put.Item;
            case UpdateItemRequest update:
                var start = before ?? update.Key;
                var after = write.Update is null ? start : write.Update.Apply(start);
                CheckIndexes(schema, after);
                return after.SizeInBytes <= ItemLimits.ItemBytesMax
                    ? after
                    : throw new TableValidationException(
                        "Item size to update has exceeded the maximum allowed size");
            case DeleteItemRequest:
                return null;
            case ConditionCheckRequest:
                return before;
            default:
                throw new UnreachableException($"There is no write of the kind {write.Request.GetType()}.");
        }
    }

    private static void CheckIndexes(TableSchema schema, Item item)
    {
        foreach (var index in schema.Indexes)
        {
            index.Key.CheckIndexedItem(item, index.Name);
        }
    }

    private static void CheckItemSize(WriteRequest request)
    {
        if (request is PutItemRequest put && put.Item.SizeInBytes > ItemLimits.ItemBytesMax)
        {
            throw new TableValidationException("Item size has exceeded the maximum allowed size");
        }
    }

    private static Item KeyOf(WriteRequest request) => request switch
    {
        UpdateItemRequest update => update.Key,
        DeleteItemRequest delete => delete.Key,
        ConditionCheckRequest check => check.Key,
        _ => throw new UnreachableException($"A request of the kind {request.GetType()} names no key."),
    };
}

/// <summary>A write whose expressions are parsed and checked.</summary>
/// <param name="Request">The request.</param>
/// <param name="Condition">Its condition; null if there is none.</param>
/// <param name="Update">Its update; null if there is none.</param>
/// <param name="Parameters">Its names and values.</param>
internal sealed record BoundWrite(
    WriteRequest Request, ConditionExpression? Condition, ItemUpdate? Update, ExpressionParameters Parameters);
