using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Executions.Nested;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions;

/// <summary>The executions of the account: started, stopped, redriven and read.</summary>
/// <remarks>Source: AWS Step Functions API Reference.</remarks>
public sealed class ExecutionRegistry
{
    private readonly IStore _store;
    private readonly IOwnership _ownership;
    private readonly ExecutionTurns _turns;
    private readonly Arns _arns;
    private readonly IRandomSource _random;
    private readonly TimeProvider _timeProvider;

    internal ExecutionRegistry(
        IStore store,
        IOwnership ownership,
        ExecutionTurns turns,
        Arns arns,
        IRandomSource random,
        TimeProvider timeProvider)
    {
        _store = store;
        _ownership = ownership;
        _turns = turns;
        _arns = arns;
        _random = random;
        _timeProvider = timeProvider;
    }

    /// <summary>
    /// Starts an execution and runs it as far as it can go. Starting a running one again, by name and with the same
    /// input, answers the one that runs.
    /// </summary>
    /// <param name="request">What to start.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    /// <exception cref="InvalidNameException">The name cannot be one.</exception>
    /// <exception cref="InvalidExecutionInputException">The input is not JSON, or too long.</exception>
    /// <exception cref="ExecutionAlreadyExistsException">The name is taken.</exception>
    /// <remarks>Returns once the start is on disk.</remarks>
    public Task<StartedExecution> StartAsync(StartExecutionRequest request, CancellationToken cancellationToken)
    {
        request = Complete(request);
        var stateMachineName = ExecutionArns.NameOfStateMachine(request.StateMachineArn);
        var owner = OwnerKey.Execution(_arns.Execution(stateMachineName, NameOf(request)));
        return _ownership.RunTurnAsync(
            owner, transaction => StartCompleteAsync(transaction, request, runsNow: true), cancellationToken);
    }

    /// <summary>Starts an execution within a turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="request">What to start.</param>
    /// <param name="runsNow">Whether it runs within this turn, or only starts here and runs in one of its own.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    /// <exception cref="InvalidNameException">The name cannot be one.</exception>
    /// <exception cref="InvalidExecutionInputException">The input is not JSON, or too long.</exception>
    /// <exception cref="ExecutionAlreadyExistsException">The name is taken.</exception>
    public ValueTask<StartedExecution> StartInTurnAsync(
        ITurnTransaction transaction, StartExecutionRequest request, bool runsNow) =>
        StartCompleteAsync(transaction, Complete(request), runsNow);

    /// <summary>Reads an execution.</summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ExecutionDoesNotExistException">There is none.</exception>
    /// <exception cref="InvalidArnException">The text is not an execution's ARN.</exception>
    public async Task<ExecutionRow> DescribeAsync(string executionArn, CancellationToken cancellationToken)
    {
        ExecutionArns.Check(executionArn);
        var row = await _store.ReadAsync(reader => reader.GetExecutionAsync(executionArn), cancellationToken);
        return row ?? throw new ExecutionDoesNotExistException(executionArn);
    }

    /// <summary>Lists executions, the newest first.</summary>
    /// <param name="stateMachineArn">The state machine, or a version or alias of it; null for all.</param>
    /// <param name="status">The status; null for all.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="limit">How many at most, from 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    public Task<ExecutionPage> ListAsync(
        string? stateMachineArn,
        ExecutionStatus? status,
        ExecutionPlace? after,
        int limit,
        CancellationToken cancellationToken) =>
        _store.ReadAsync(
            reader => ListInTurnAsync(reader, new ExecutionQuery(stateMachineArn, status, after, limit)),
            cancellationToken);

    /// <summary>Lists the executions of a state machine as <c>ListExecutions</c> does, the newest first.</summary>
    /// <param name="query">Which, of one state machine.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    /// <exception cref="StateMachineTypeNotSupportedException">It is of type EXPRESS.</exception>
    public Task<ExecutionPage> ListStandardAsync(ExecutionQuery query, CancellationToken cancellationToken) =>
        _store.ReadAsync(reader => ListStandardInTurnAsync(reader, query), cancellationToken);

    /// <summary>Does what <see cref="ListStandardAsync"/> does, within a turn or snapshot.</summary>
    /// <param name="reader">The turn's transaction or the snapshot.</param>
    /// <param name="query">Which, of one state machine.</param>
    public static async ValueTask<ExecutionPage> ListStandardInTurnAsync(IStoreReader reader, ExecutionQuery query)
    {
        // Executions of express state machines leave nothing to list.
        var arn = QualifiedArns.Divide(query.StateMachineArn ?? string.Empty).StateMachineArn;
        return (await StateMachineRegistry.GetInTurnAsync(reader, arn)).IsExpress
            ? throw new StateMachineTypeNotSupportedException()
            : await ListInTurnAsync(reader, query);
    }

    /// <summary>Lists executions within a turn or snapshot.</summary>
    /// <param name="reader">The turn's transaction or the snapshot.</param>
    /// <param name="query">Which.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    public static async ValueTask<ExecutionPage> ListInTurnAsync(IStoreReader reader, ExecutionQuery query)
    {
        if (query.StateMachineArn is { } arn)
        {
            var (stateMachineArn, qualifier) = QualifiedArns.Divide(arn);
            await StateMachineRegistry.GetInTurnAsync(reader, stateMachineArn);
            query = query with { StateMachineArn = stateMachineArn, Qualified = qualifier is null ? null : arn };
        }

        var rows = await reader.ListExecutionsAsync(query with { Limit = query.Limit + 1 });
        if (rows.Count <= query.Limit)
        {
            return new ExecutionPage(rows, Next: null);
        }

        var page = rows.Take(query.Limit).ToList();
        return new ExecutionPage(page, new ExecutionPlace(page[^1].StartedAt, page[^1].Arn));
    }

    /// <summary>Reads a page of an execution's history.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="fromEventId">The first event of the page; null for the first of all in the order asked for.</param>
    /// <param name="limit">How many events at most, from 1 to 1,000.</param>
    /// <param name="newestFirst">Whether the newest event comes first.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ExecutionDoesNotExistException">There is none.</exception>
    /// <exception cref="InvalidArnException">The text is not an execution's ARN.</exception>
    public Task<HistoryPage> GetHistoryAsync(
        string executionArn, long? fromEventId, int limit, bool newestFirst, CancellationToken cancellationToken)
    {
        ExecutionArns.Check(executionArn);
        return _store.ReadAsync(
            async reader =>
            {
                var row = await reader.GetExecutionAsync(executionArn)
                    ?? throw new ExecutionDoesNotExistException(executionArn);
                return await HistoryReader.ReadAsync(reader, row, fromEventId, limit, newestFirst);
            },
            cancellationToken);
    }

    /// <summary>Stops an execution. Stopping one that has ended changes nothing.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="error">The error to give it.</param>
    /// <param name="cause">The cause to give it.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <returns>When it ended.</returns>
    /// <exception cref="ExecutionDoesNotExistException">There is none.</exception>
    /// <exception cref="InvalidArnException">The text is not an execution's ARN.</exception>
    public Task<DateTimeOffset> StopAsync(
        string executionArn, string? error, string? cause, CancellationToken cancellationToken)
    {
        ExecutionArns.Check(executionArn);
        return _ownership.RunTurnAsync(
            OwnerKey.Execution(executionArn),
            transaction => StopInTurnAsync(transaction, executionArn, error, cause),
            cancellationToken);
    }

    private async ValueTask<DateTimeOffset> StopInTurnAsync(
        ITurnTransaction transaction, string executionArn, string? error, string? cause)
    {
        var row = await transaction.GetExecutionAsync(executionArn)
            ?? throw new ExecutionDoesNotExistException(executionArn);
        row = await _turns.ResumeAsync(transaction, row, new Stimulus.Stop(error, cause));
        return row.StoppedAt ?? _timeProvider.GetUtcNow();
    }

    /// <summary>
    /// Redrives an execution that failed, timed out or was stopped: it goes on from where it ended, as far as it can go.
    /// </summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="clientToken">Names the request: one that comes again within 15 minutes redrives nothing.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <returns>When it was redriven.</returns>
    /// <exception cref="ExecutionDoesNotExistException">There is none.</exception>
    /// <exception cref="ExecutionNotRedrivableException">It runs, has succeeded, or ended too long ago.</exception>
    /// <exception cref="InvalidArnException">The text is not an execution's ARN.</exception>
    /// <remarks>Returns once the redrive is on disk. Source: AWS Step Functions API Reference, RedriveExecution.</remarks>
    public Task<DateTimeOffset> RedriveAsync(
        string executionArn, string? clientToken, CancellationToken cancellationToken)
    {
        ExecutionArns.Check(executionArn);
        return _ownership.RunTurnAsync(
            OwnerKey.Execution(executionArn),
            transaction => RedriveInTurnAsync(transaction, executionArn, clientToken),
            cancellationToken);
    }

    private static string NameOf(StartExecutionRequest request) =>
        request.Name ?? throw new System.Diagnostics.UnreachableException();

    /// <summary>Starts an execution of an express state machine within a turn.</summary>
    internal ValueTask<ExecutionRow> StartExpressInTurnAsync(
        ITurnTransaction transaction, ExecutionTarget target, StartExecutionRequest request, bool runsNow)
    {
        var id = request.ExpressId ?? _random.NextId().ToString();
        var row = MakeRow(_arns.Express(target.StateMachine.Name, NameOf(request), id), target, request);
        return _turns.StartAsync(transaction, row, target.StateMachine.Name, runsNow);
    }

    /// <summary>Checks a request and names what has no name.</summary>
    internal StartExecutionRequest Complete(StartExecutionRequest request)
    {
        ExecutionArns.CheckStateMachine(request.StateMachineArn);
        if (PayloadJson.FindProblem(request.Input) is { } problem)
        {
            throw new InvalidExecutionInputException(problem);
        }

        if (request.Name is null)
        {
            return request with { Name = _random.NextId().ToString() };
        }

        StateMachineNames.Check(request.Name);
        return request;
    }

    private async ValueTask<DateTimeOffset> RedriveInTurnAsync(
        ITurnTransaction transaction, string executionArn, string? clientToken)
    {
        var row = await transaction.GetExecutionAsync(executionArn)
            ?? throw new ExecutionDoesNotExistException(executionArn);
        var now = _timeProvider.GetUtcNow();
        if (clientToken is not null && RedriveTokens.Find(row.RedriveTokens, clientToken, now) is { } before)
        {
            return before;
        }

        if (Redrivability.FindObstacleByItself(row, now) is { } obstacle)
        {
            throw new ExecutionNotRedrivableException(obstacle);
        }

        if (clientToken is not null)
        {
            row = row with { RedriveTokens = RedriveTokens.Add(row.RedriveTokens, clientToken, now) };
        }

        row = await _turns.RedriveAsync(transaction, row, runsNow: true);
        return row.RedrivenAt ?? now;
    }

    private async ValueTask<StartedExecution> StartCompleteAsync(
        ITurnTransaction transaction, StartExecutionRequest request, bool runsNow)
    {
        var target = await ExecutionTarget.FindAsync(transaction, request.StateMachineArn, _random.NextChance);
        var stateMachine = target.StateMachine;
        if (stateMachine.IsExpress)
        {
            if (request.WaitingTask is not null)
            {
                throw new StateMachineTypeNotSupportedException();
            }

            var express = await StartExpressInTurnAsync(transaction, target, request, runsNow);
            return new StartedExecution(express.Arn, express.StartedAt);
        }

        var arn = _arns.Execution(stateMachine.Name, NameOf(request));
        if (await transaction.GetExecutionAsync(arn) is { } existing)
        {
            return Join(transaction, existing, request);
        }

        var row = MakeRow(arn, target, request);
        await _turns.StartAsync(transaction, row, stateMachine.Name, runsNow);
        return new StartedExecution(arn, row.StartedAt);
    }

    /// <summary>Answers the execution that runs already, if it is the one that is asked for.</summary>
    private StartedExecution Join(ITurnTransaction transaction, ExecutionRow existing, StartExecutionRequest request)
    {
        var isSame = existing.Status == ExecutionStatus.Running && existing.Input == request.Input;
        if (!isSame || (request.WaitingTask is not null && _turns.IsAtWork(transaction, existing.Arn)))
        {
            throw new ExecutionAlreadyExistsException(existing.Arn);
        }

        if (request.WaitingTask is { } mark)
        {
            transaction.PutExecution(NestedExecutions.Add(existing, mark));
        }

        return new StartedExecution(existing.Arn, existing.StartedAt) { IsNew = false };
    }

    private ExecutionRow MakeRow(string arn, ExecutionTarget target, StartExecutionRequest request) => new()
    {
        Arn = arn,
        StateMachineArn = target.StateMachine.Arn,
        RevisionId = target.RevisionId,
        VersionArn = target.VersionArn,
        AliasArn = target.AliasArn,
        WaitingTasks = request.WaitingTask,
        Name = NameOf(request),
        Status = ExecutionStatus.Running,
        StartedAt = _timeProvider.GetUtcNow(),
        Input = request.Input,
        LastEventId = 0,
        TraceHeader = request.TraceHeader,
    };
}
