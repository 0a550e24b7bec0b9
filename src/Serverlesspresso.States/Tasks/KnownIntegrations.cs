using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tasks;

/// <summary>The optimized service integrations of AWS Step Functions and the patterns each supports.</summary>
/// <remarks>Source: Developer Guide, Integrating optimized services with Step Functions.</remarks>
internal static class KnownIntegrations
{
    private const string SdkPrefix = "aws-sdk:";

    private static readonly Dictionary<string, string[]> Actions = new(StringComparer.Ordinal)
    {
        ["apigateway"] = ["invoke"],
        ["athena"] = ["startQueryExecution", "stopQueryExecution", "getQueryExecution", "getQueryResults"],
        ["batch"] = ["submitJob"],
        ["bedrock"] = ["invokeModel", "createModelCustomizationJob"],
        ["codebuild"] = ["startBuild", "stopBuild", "batchDeleteBuilds", "batchGetReports", "startBuildBatch", "stopBuildBatch", "retryBuildBatch", "deleteBuildBatch"],
        ["databrew"] = ["startJobRun"],
        ["dynamodb"] = ["getItem", "putItem", "updateItem", "deleteItem"],
        ["ecs"] = ["runTask"],
        ["eks"] = ["call", "createCluster", "createFargateProfile", "createNodegroup", "deleteCluster", "deleteFargateProfile", "deleteNodegroup", "runJob"],
        ["elasticmapreduce"] = ["createCluster", "terminateCluster", "addStep", "cancelStep", "setClusterTerminationProtection", "modifyInstanceFleetByName", "modifyInstanceGroupByName"],
        ["emr-containers"] = ["createVirtualCluster", "deleteVirtualCluster", "startJobRun"],
        ["emr-serverless"] = ["createApplication", "startApplication", "stopApplication", "deleteApplication", "startJobRun", "cancelJobRun"],
        ["events"] = ["putEvents"],
        ["glue"] = ["startJobRun"],
        ["http"] = ["invoke"],
        ["lambda"] = ["invoke"],
        ["mediaconvert"] = ["createJob"],
        ["sagemaker"] = ["createEndpoint", "createEndpointConfig", "createHyperParameterTuningJob", "createLabelingJob", "createModel", "createProcessingJob", "createTrainingJob", "createTransformJob", "updateEndpoint"],
        ["sns"] = ["publish"],
        ["sqs"] = ["sendMessage"],
        ["states"] = ["startExecution"],
    };

    private static readonly string[] WithoutToken = ["athena", "databrew", "dynamodb", "glue", "elasticmapreduce", "http", "mediaconvert"];

    private static readonly string[] WithoutSync =
        ["apigateway", "dynamodb", "events", "http", "lambda", "sns", "sqs"];

    public static bool Knows(TaskResource resource)
    {
        if (resource.EventPrefix != TaskResource.ServicePrefix)
        {
            return true;
        }

        if (resource.Type.StartsWith(SdkPrefix, StringComparison.Ordinal))
        {
            return resource.Type.Length > SdkPrefix.Length && resource.Pattern != IntegrationPattern.Sync;
        }

        return Actions.TryGetValue(resource.Type, out var actions)
            && Array.IndexOf(actions, resource.Action) >= 0
            && resource.Pattern switch
            {
                IntegrationPattern.RequestResponse => true,
                IntegrationPattern.Sync => Array.IndexOf(WithoutSync, resource.Type) < 0,
                IntegrationPattern.Activity => false,
                IntegrationPattern.WaitForTaskToken => Array.IndexOf(WithoutToken, resource.Type) < 0,
            };
    }
}
