using Serverlesspresso.Aws.Json;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>AWS Step Functions on the wire.</summary>
/// <remarks>Source: AWS Step Functions API Reference.</remarks>
internal sealed class StepFunctionsService(
    StateMachineOperations stateMachines,
    VersionOperations versions,
    AliasOperations aliases,
    DefinitionOperations definitions,
    ExecutionOperations executions,
    SyncExecutionOperations syncExecutions,
    RedriveOperations redrives,
    MapRunOperations mapRuns,
    HistoryOperations history,
    TaskTokenOperations taskTokens,
    ActivityOperations activities,
    TagOperations tags,
    StateTestOperations stateTests) : JsonService
{
    private const string ErrorNamespace = "com.amazonaws.swf.service.v2.model#";

    public override string TargetPrefix => "AWSStepFunctions";

    public override string SigningName => "states";

    public override string JsonVersion => "1.0";

    /// <summary>A definition of 1 MiB may double in length when its quotes are escaped, and other members come with it.</summary>
    public override int RequestBytesMax => 4 * 1_048_576;

    public override IReadOnlyList<JsonOperation> ListOperations() =>
    [
        new("CreateStateMachine", stateMachines.CreateAsync),
        new("UpdateStateMachine", stateMachines.UpdateAsync),
        new("DeleteStateMachine", stateMachines.DeleteAsync),
        new("DescribeStateMachine", stateMachines.DescribeAsync),
        new("DescribeStateMachineForExecution", stateMachines.DescribeForExecutionAsync),
        new("ListStateMachines", stateMachines.ListAsync),
        new("PublishStateMachineVersion", versions.PublishAsync),
        new("ListStateMachineVersions", versions.ListAsync),
        new("DeleteStateMachineVersion", versions.DeleteAsync),
        new("CreateStateMachineAlias", aliases.CreateAsync),
        new("UpdateStateMachineAlias", aliases.UpdateAsync),
        new("DescribeStateMachineAlias", aliases.DescribeAsync),
        new("ListStateMachineAliases", aliases.ListAsync),
        new("DeleteStateMachineAlias", aliases.DeleteAsync),
        new("ValidateStateMachineDefinition", definitions.ValidateAsync),
        new("TestState", stateTests.TestAsync),
        new("StartExecution", executions.StartAsync),
        new("StartSyncExecution", syncExecutions.StartAsync),
        new("StopExecution", executions.StopAsync),
        new("RedriveExecution", redrives.RedriveAsync),
        new("DescribeExecution", executions.DescribeAsync),
        new("ListExecutions", executions.ListAsync),
        new("GetExecutionHistory", history.GetAsync),
        new("ListMapRuns", mapRuns.ListAsync),
        new("DescribeMapRun", mapRuns.DescribeAsync),
        new("UpdateMapRun", mapRuns.UpdateAsync),
        new("SendTaskSuccess", taskTokens.SendSuccessAsync),
        new("SendTaskFailure", taskTokens.SendFailureAsync),
        new("SendTaskHeartbeat", taskTokens.SendHeartbeatAsync),
        new("CreateActivity", activities.CreateAsync),
        new("DescribeActivity", activities.DescribeAsync),
        new("DeleteActivity", activities.DeleteAsync),
        new("ListActivities", activities.ListAsync),
        new("GetActivityTask", activities.GetTaskAsync),
        new("TagResource", tags.TagAsync),
        new("UntagResource", tags.UntagAsync),
        new("ListTagsForResource", tags.ListAsync),
    ];

    public override string QualifyError(string code) => (FindFrameworkNamespace(code) ?? ErrorNamespace) + code;
}
