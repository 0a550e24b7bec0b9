namespace Serverlesspresso.Engine.Store;

/// <summary>What a <see cref="RowKey"/> names.</summary>
internal enum RowKind : byte
{
    Definition,
    Execution,
    Item,
    Work,
    DeadLetter,
    MapRun,
}

/// <summary>Names a row that turns read and write, whatever its kind.</summary>
internal readonly struct RowKey : IEquatable<RowKey>
{
    private readonly RowKind _kind;
    private readonly string _name;
    private readonly KeyBytes _partitionKey;
    private readonly KeyBytes _sortKey;
    private readonly long _number;

    private RowKey(RowKind kind, string name, KeyBytes partitionKey, KeyBytes sortKey, long number)
    {
        _kind = kind;
        _name = name;
        _partitionKey = partitionKey;
        _sortKey = sortKey;
        _number = number;
    }

    public static RowKey Definition(DefinitionKind kind, string name) =>
        new(RowKind.Definition, name, default, default, (long)kind);

    public static RowKey Execution(string arn) => new(RowKind.Execution, arn, default, default, 0);

    public static RowKey MapRun(string arn) => new(RowKind.MapRun, arn, default, default, 0);

    public static RowKey Item(ItemKey key) => new(RowKind.Item, key.TableName, key.PartitionKey, key.SortKey, 0);

    public static RowKey Work(long id) => new(RowKind.Work, string.Empty, default, default, id);

    public static RowKey DeadLetter(long sequence) => new(RowKind.DeadLetter, string.Empty, default, default, sequence);

    /// <summary>The table, if this is an item; else null.</summary>
    public string? TableName => _kind == RowKind.Item ? _name : null;

    public bool Equals(RowKey other) =>
        _kind == other._kind
        && _number == other._number
        && _name == other._name
        && _partitionKey.Equals(other._partitionKey)
        && _sortKey.Equals(other._sortKey);

    public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add((int)_kind);
        hash.Add(_number);
        hash.Add(_name);
        hash.AddBytes(_partitionKey.Bytes.Span);
        hash.AddBytes(_sortKey.Bytes.Span);
        return hash.ToHashCode();
    }

    public override string ToString() => $"{_kind} {_name}{(_kind is RowKind.Work or RowKind.DeadLetter ? _number : null)}";
}
