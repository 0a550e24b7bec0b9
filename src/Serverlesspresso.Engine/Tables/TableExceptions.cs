using Serverlesspresso.Items;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables;

/// <summary>A request to a table that is well-formed and wrong.</summary>
/// <param name="message">AWS's text.</param>
public sealed class TableValidationException(string message)
    : RequestRefusedException(ItemRefusedException.ValidationCode, message);

/// <summary>A request to a table whose JSON has another shape than the operation's.</summary>
/// <param name="message">AWS's text.</param>
public sealed class TableSerializationException(string message)
    : RequestRefusedException(ItemRefusedException.SerializationCode, message);

/// <summary>There is no such table.</summary>
/// <param name="message">AWS's text, which differs from operation to operation.</param>
public sealed class TableNotFoundException(string message)
    : RequestRefusedException("ResourceNotFoundException", message)
{
    /// <summary>The text of operations on items.</summary>
    internal const string ForItems = "Requested resource not found";

    /// <summary>The refusal of operations on a table itself.</summary>
    /// <param name="tableName">The table.</param>
    internal static TableNotFoundException ForTable(string tableName) =>
        new($"Requested resource not found: Table: {tableName} not found");
}

/// <summary>There is a table of this name already, or the table is protected.</summary>
/// <param name="message">AWS's text.</param>
public sealed class TableInUseException(string message) : RequestRefusedException("ResourceInUseException", message);

/// <summary>The item does not meet the request's condition.</summary>
/// <param name="item">The item as it is, if the request asked for it.</param>
public sealed class ConditionalCheckFailedException(Item? item)
    : RequestRefusedException(ConditionalCheckFailedException.FailureCode, ConditionalCheckFailedException.Text)
{
    internal const string FailureCode = "ConditionalCheckFailedException";
    internal const string Text = "The conditional request failed";

    /// <summary>The item as it is, if the request asked for it and it exists.</summary>
    public Item? Item { get; } = item;
}

/// <summary>A transaction was not carried out.</summary>
/// <param name="reasons">One reason for each of its actions, in their order.</param>
public sealed class TransactionCanceledException(IReadOnlyList<CancellationReason> reasons) : RequestRefusedException(
    "TransactionCanceledException",
    "Transaction cancelled, please refer cancellation reasons for specific reasons "
    + $"[{string.Join(", ", reasons.Select(reason => reason.Code))}]")
{
    /// <summary>One reason for each action, in their order.</summary>
    public IReadOnlyList<CancellationReason> Reasons { get; } = reasons;
}

/// <summary>Why an action stood in the way of its transaction.</summary>
/// <param name="Code">The reason's code; <c>None</c> if the action would have succeeded.</param>
/// <param name="Message">The reason in words; null if there is none.</param>
/// <param name="Item">The item as it is, if the action asked for it.</param>
public sealed record CancellationReason(string Code, string? Message, Item? Item)
{
    /// <summary>The action would have succeeded.</summary>
    public static CancellationReason None { get; } = new("None", null, null);
}

/// <summary>A transaction's token was used before, with other parameters.</summary>
public sealed class IdempotentParameterMismatchException() : RequestRefusedException(
    "IdempotentParameterMismatchException",
    "The request uses the same client token as a previous, but non-identical request.");
