namespace Serverlesspresso.Items;

/// <summary>DynamoDB's limits that bear on one item or one expression.</summary>
/// <remarks>Source: Amazon DynamoDB Developer Guide, Service, account, and table quotas; Constraints.</remarks>
public static class ItemLimits
{
    /// <summary>The greatest size of an item: 400 KB, names and values together.</summary>
    public const int ItemBytesMax = 400 * 1024;

    /// <summary>The greatest size of a partition key's value.</summary>
    public const int PartitionKeyBytesMax = 2048;

    /// <summary>The greatest size of a sort key's value.</summary>
    public const int SortKeyBytesMax = 1024;

    /// <summary>How deep maps and lists may lie within each other.</summary>
    public const int NestingDepthMax = 32;

    /// <summary>The greatest length of an expression in UTF-8.</summary>
    public const int ExpressionBytesMax = 4096;

    /// <summary>The greatest number of operators and functions in an expression.</summary>
    public const int ExpressionOperatorsMax = 300;

    /// <summary>The greatest number of operands of <c>IN</c>.</summary>
    public const int InOperandsMax = 100;

    /// <summary>The significant digits of a number.</summary>
    public const int NumberDigitsMax = 38;
}
