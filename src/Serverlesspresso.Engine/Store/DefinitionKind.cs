namespace Serverlesspresso.Engine.Store;

/// <summary>What a <see cref="DefinitionRow"/> defines. The numbers are stored and never change their meaning.</summary>
public enum DefinitionKind
{
    /// <summary>An event bus; its version also counts the changes of its rules.</summary>
    Bus = 1,

    /// <summary>A rule with its targets, named <c>bus/rule</c>.</summary>
    Rule = 2,

    /// <summary>A state machine, named by its ARN.</summary>
    StateMachine = 3,

    /// <summary>One revision of a state machine, named <c>arn:revision</c>. Never changed once written.</summary>
    StateMachineRevision = 4,

    /// <summary>An item table.</summary>
    Table = 5,

    /// <summary>A secret of the server, such as an access key or the key that signs task tokens.</summary>
    Secret = 6,

    /// <summary>A mark that something was provisioned, so that it is never provisioned over a user's change.</summary>
    Provisioned = 7,

    /// <summary>An account of a person who works at the bar, and what finds it by another name than its id.</summary>
    Account = 8,

    /// <summary>A link that makes a screen or tablet a device of a shop.</summary>
    DeviceLink = 9,

    /// <summary>The AWS account and region that all stored ARNs name.</summary>
    AwsAccount = 10,

    /// <summary>An activity, named by its ARN.</summary>
    Activity = 11,

    /// <summary>A version of a state machine, named by its ARN.</summary>
    StateMachineVersion = 12,

    /// <summary>An alias of a state machine, named by its ARN.</summary>
    StateMachineAlias = 13,

    /// <summary>A connection, by which calls of other servers are authorised, named by its name.</summary>
    Connection = 14,

    /// <summary>An API destination, named by its name.</summary>
    ApiDestination = 15,

    /// <summary>An archive of events, named by its name.</summary>
    Archive = 16,

    /// <summary>A replay of archived events, named by its name.</summary>
    Replay = 17,

    /// <summary>The names of the replays that have not ended: one row, by which they are counted.</summary>
    ActiveReplays = 18,

    /// <summary>The instant that a rule with a schedule waits for, named as the rule.</summary>
    RuleSchedule = 19,
}
