namespace Serverlesspresso.Engine.Store;

/// <summary>One write of a turn, as it was made. Played onto <see cref="TurnChanges"/> in order.</summary>
internal abstract record TurnWrite
{
    public abstract void PlayOn(TurnChanges changes);

    internal sealed record Definition(DefinitionKind Kind, string Name, DefinitionRow? Row) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.Definitions[(Kind, Name)] = Row;
    }

    internal sealed record Execution(ExecutionRow Row) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.Executions[Row.Arn] = Row;
    }

    internal sealed record MapRun(MapRunRow Row) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.MapRuns[Row.Arn] = Row;
    }

    internal sealed record History(HistoryRow Row) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.History.Add(Row);
    }

    internal sealed record Event(EventRow Row) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.Events.Add(Row);
    }

    internal sealed record ArchivedEvent(ArchivedEventRow Row) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.ArchivedEvents.Add(Row);
    }

    internal sealed record DeletedArchivedEvents(string Archive, IReadOnlyList<long> Ids) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.DeletedArchivedEvents.Add((Archive, Ids));
    }

    internal sealed record Item(ItemChange Change, long Version) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.Items.Put(Change, Version);
    }

    internal sealed record AllItems(string TableName) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.Items.DeleteAll(TableName);
    }

    internal sealed record AddedWork(WorkRow Row) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.Work.Add(Row);
    }

    internal sealed record ChangedWork(WorkRow Before, WorkRow? After, bool IsFenced) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.Work.Change(Before, After, IsFenced);
    }

    internal sealed record CancelledWork(long WorkId) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.Work.Cancel(WorkId);
    }

    internal sealed record AddedDeadLetter(DeadLetterRow Row) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.AddedDeadLetters.Add(Row);
    }

    internal sealed record DeletedDeadLetter(long Sequence) : TurnWrite
    {
        public override void PlayOn(TurnChanges changes) => changes.DeletedDeadLetters.Add(Sequence);
    }
}
