using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>The Map Runs of the account: read and changed.</summary>
/// <param name="store">Reads them.</param>
/// <param name="ownership">Runs the turns that change them.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: AWS Step Functions API Reference.</remarks>
public sealed class MapRunRegistry(IStore store, IOwnership ownership, TimeProvider timeProvider)
{
    /// <summary>Reads a Map Run.</summary>
    /// <param name="mapRunArn">Its ARN.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="MapRunDoesNotExistException">There is none.</exception>
    /// <exception cref="InvalidArnException">The text is not a Map Run's ARN.</exception>
    public async Task<MapRunRow> DescribeAsync(string mapRunArn, CancellationToken cancellationToken)
    {
        Check(mapRunArn);
        var row = await store.ReadAsync(reader => reader.GetMapRunAsync(mapRunArn), cancellationToken);
        return row ?? throw new MapRunDoesNotExistException(mapRunArn);
    }

    /// <summary>Lists the Map Runs of an execution in the order they were started.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="afterArn">Only those after this one; null from the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    public Task<IReadOnlyList<MapRunRow>> ListAsync(
        string executionArn, string? afterArn, int limit, CancellationToken cancellationToken)
    {
        ExecutionArns.Check(executionArn);
        return store.ReadAsync(
            async reader =>
            {
                _ = await reader.GetExecutionAsync(executionArn) ?? throw new ExecutionDoesNotExistException(executionArn);
                return await reader.ListMapRunsAsync(executionArn, afterArn, limit);
            },
            cancellationToken);
    }

    /// <summary>Lists the child executions of a Map Run.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="MapRunDoesNotExistException">There is no such Map Run.</exception>
    /// <exception cref="InvalidArnException">The text is not a Map Run's ARN.</exception>
    public Task<IReadOnlyList<ExecutionRow>> ListExecutionsAsync(
        ChildExecutionQuery query, CancellationToken cancellationToken)
    {
        Check(query.MapRunArn);
        return store.ReadAsync(
            async reader =>
            {
                _ = await reader.GetMapRunAsync(query.MapRunArn) ?? throw new MapRunDoesNotExistException(query.MapRunArn);
                return await reader.ListChildExecutionsAsync(query);
            },
            cancellationToken);
    }

    /// <summary>Changes how a Map Run that is under way goes on. What is null stays as it is.</summary>
    /// <param name="mapRunArn">The Map Run.</param>
    /// <param name="maxConcurrency">How many child executions run at a time; 0 for as many as the server allows.</param>
    /// <param name="toleratedFailureCount">How many items may fail.</param>
    /// <param name="toleratedFailurePercentage">What percentage of the items may fail.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="MapRunDoesNotExistException">There is none.</exception>
    /// <exception cref="MapRunEndedException">It has ended.</exception>
    /// <exception cref="InvalidArnException">The text is not a Map Run's ARN.</exception>
    public Task<MapRunRow> UpdateAsync(
        string mapRunArn,
        long? maxConcurrency,
        long? toleratedFailureCount,
        double? toleratedFailurePercentage,
        CancellationToken cancellationToken)
    {
        Check(mapRunArn);
        return ownership.RunTurnAsync(
            OwnerKey.Execution(mapRunArn),
            async transaction =>
            {
                var row = await transaction.GetMapRunAsync(mapRunArn) ?? throw new MapRunDoesNotExistException(mapRunArn);
                if (row.Status != MapRunStatus.Running)
                {
                    throw new MapRunEndedException(mapRunArn);
                }

                row = row with
                {
                    MaxConcurrency = maxConcurrency ?? row.MaxConcurrency,
                    ToleratedFailureCount = toleratedFailureCount ?? row.ToleratedFailureCount,
                    ToleratedFailurePercentage = toleratedFailurePercentage ?? row.ToleratedFailurePercentage,
                };
                transaction.PutMapRun(row);
                MapRunWork.AddGoOn(transaction, mapRunArn, timeProvider.GetUtcNow());
                return row;
            },
            cancellationToken);
    }

    private static void Check(string mapRunArn)
    {
        if (!MapRunArns.IsValid(mapRunArn))
        {
            throw new InvalidArnException(mapRunArn);
        }
    }
}
