using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.StateMachines;

/// <summary>What an execution is started of: a state machine and a revision, and the version and alias that led to it.</summary>
/// <param name="StateMachine">The state machine.</param>
/// <param name="RevisionId">The revision.</param>
/// <param name="VersionArn">The version, if the caller named one or an alias.</param>
/// <param name="AliasArn">The alias, if the caller named one.</param>
internal sealed record ExecutionTarget(
    StateMachineDocument StateMachine, string RevisionId, string? VersionArn, string? AliasArn)
{
    private const int WeightsSum = 100;

    /// <summary>Finds what an ARN stands for, within a turn.</summary>
    /// <param name="reader">The turn's transaction.</param>
    /// <param name="arn">The ARN of a state machine, version or alias.</param>
    /// <param name="chance">Makes a number from 0 to 1, which chooses among the versions of an alias.</param>
    /// <exception cref="StateMachineDoesNotExistException">It stands for nothing.</exception>
    public static async ValueTask<ExecutionTarget> FindAsync(IStoreReader reader, string arn, Func<double> chance)
    {
        var (stateMachineArn, qualifier) = QualifiedArns.Divide(arn);
        var aliasArn = qualifier is null || QualifiedArns.IsVersion(qualifier) ? null : arn;
        var versionArn = qualifier is null ? null : arn;
        if (aliasArn is not null)
        {
            var alias = await StateMachineAliases.FindInTurnAsync(reader, aliasArn);
            versionArn = Choose(alias ?? throw new StateMachineDoesNotExistException(arn), chance() * WeightsSum);
        }

        var machine = await StateMachineRegistry.FindInTurnAsync(reader, stateMachineArn)
            ?? throw new StateMachineDoesNotExistException(arn);
        if (versionArn is null)
        {
            return new ExecutionTarget(machine, machine.RevisionId, VersionArn: null, AliasArn: null);
        }

        var version = await StateMachineVersions.FindInTurnAsync(reader, versionArn);
        return version is null
            ? throw new StateMachineDoesNotExistException(arn)
            : new ExecutionTarget(machine, version.RevisionId, versionArn, aliasArn);
    }

    private static string Choose(StateMachineAliasDocument alias, double place) =>
        place < alias.Routes[0].Weight ? alias.Routes[0].VersionArn : alias.Routes[^1].VersionArn;
}
