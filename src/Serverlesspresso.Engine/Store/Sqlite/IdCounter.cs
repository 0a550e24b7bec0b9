namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// Gives numbers that are never given twice in the life of a file, though most are never written: they are reserved in
/// blocks, and what is left of a block when the process dies is lost.
/// </summary>
internal sealed class IdCounter
{
    private const long IdsPerBlock = 65_536;
    private const string SelectSql = "SELECT reserved FROM counters WHERE name = 'id'";
    private const string UpdateSql = "UPDATE counters SET reserved = ?1 WHERE name = 'id'";

    private readonly Statement _update;
    private long _last;
    private long _reserved;
    private long _reserving;

    public IdCounter(Session writer)
    {
        _update = writer.Prepare(UpdateSql);
        _last = writer.ReadInt64(SelectSql);
        _reserved = _last;
        ReserveAhead();
        Committed();
    }

    /// <summary>Gives a number. Any thread may ask.</summary>
    public long Next() => Interlocked.Increment(ref _last);

    /// <summary>
    /// Makes sure that every number given so far, and many to come, are reserved when the writer's transaction is
    /// committed. A turn that commits has drawn its numbers before, so none of them can be given again.
    /// </summary>
    public void ReserveAhead()
    {
        _reserving = _reserved;
        var last = Interlocked.Read(ref _last);
        if (last + (IdsPerBlock / 2) > _reserved)
        {
            _reserving = last + IdsPerBlock;
            _update.Bind(1, _reserving).Run();
        }
    }

    /// <summary>Called by the writer when its transaction is committed.</summary>
    public void Committed() => _reserved = _reserving;

    /// <summary>Gives back what is left of the block, when nobody asks any more.</summary>
    public void ReleaseRest() => _update.Bind(1, Interlocked.Read(ref _last)).Run();
}
