using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>What a page of the console can ask to be told of: each a word, some with the name of what they are about.</summary>
public static class ConsoleTopics
{
    /// <summary>Any execution.</summary>
    public const string Executions = "executions";

    /// <summary>Any event, on any bus.</summary>
    public const string Events = "events";

    /// <summary>The dead letters.</summary>
    public const string DeadLetters = "dead-letters";

    /// <summary>The state machines themselves.</summary>
    public const string StateMachines = "state-machines";

    /// <summary>The buses, rules and targets themselves.</summary>
    public const string Rules = "rules";

    /// <summary>The archives themselves, and the replays.</summary>
    public const string Archives = "archives";

    /// <summary>The tables themselves.</summary>
    public const string Tables = "tables";

    /// <summary>The calls of any function.</summary>
    public const string Calls = "calls";

    /// <summary>The calls of one function.</summary>
    /// <param name="function">Its name.</param>
    public static string CallsOf(string function) => $"calls:{function}";

    /// <summary>The executions of one state machine.</summary>
    /// <param name="stateMachineArn">The state machine.</param>
    public static string ExecutionsOf(string stateMachineArn) => $"executions:{stateMachineArn}";

    /// <summary>One execution.</summary>
    /// <param name="executionArn">The execution.</param>
    public static string Execution(string executionArn) => $"execution:{executionArn}";

    /// <summary>The events of one bus.</summary>
    /// <param name="busName">The bus.</param>
    public static string EventsOf(string busName) => $"events:{busName}";

    /// <summary>The items of one table.</summary>
    /// <param name="tableName">The table.</param>
    public static string ItemsOf(string tableName) => $"items:{tableName}";

    /// <summary>The topics that a turn is about.</summary>
    /// <param name="turn">What the turn has changed.</param>
    internal static HashSet<string> Of(CommittedTurn turn)
    {
        var topics = new HashSet<string>(StringComparer.Ordinal);
        foreach (var execution in turn.Executions)
        {
            topics.Add(Executions);
            topics.Add(ExecutionsOf(execution.StateMachineArn));
            topics.Add(Execution(execution.Arn));
        }

        foreach (var row in turn.Events)
        {
            topics.Add(Events);
            topics.Add(EventsOf(row.BusName));
        }

        topics.UnionWith(turn.Items.Select(item => ItemsOf(item.Key.TableName)));
        topics.UnionWith(turn.Definitions.Select(definition => Of(definition.Kind)).OfType<string>());
        if (turn.HasDeadLetters)
        {
            topics.Add(DeadLetters);
        }

        return topics;
    }

    private static string? Of(DefinitionKind kind) => kind switch
    {
        DefinitionKind.StateMachine or DefinitionKind.StateMachineVersion or DefinitionKind.StateMachineAlias => StateMachines,
        DefinitionKind.Bus or DefinitionKind.Rule => Rules,
        DefinitionKind.Archive or DefinitionKind.Replay => Archives,
        DefinitionKind.Table => Tables,
        DefinitionKind.StateMachineRevision
            or DefinitionKind.Secret
            or DefinitionKind.Provisioned
            or DefinitionKind.Account
            or DefinitionKind.DeviceLink
            or DefinitionKind.AwsAccount
            or DefinitionKind.Activity
            or DefinitionKind.Connection
            or DefinitionKind.ApiDestination
            or DefinitionKind.ActiveReplays
            or DefinitionKind.RuleSchedule => null,
    };
}
