namespace Serverlesspresso.Engine.Buses;

/// <summary>Why events cannot be brought to a target, as AWS names it.</summary>
/// <remarks>Source: Amazon EventBridge User Guide, "Using dead-letter queues to process undelivered events".</remarks>
internal static class DeadLetterCodes
{
    /// <summary>The target is not there.</summary>
    public const string NoResource = "NO_RESOURCE";

    /// <summary>The target may not be called.</summary>
    public const string NoPermissions = "NO_PERMISSIONS";

    /// <summary>The event came over a bus already, and would go on to a third.</summary>
    public const string ThirdHop = "THIRD_ACCOUNT_HOP_DETECTED";

    /// <summary>What was made for the target is no JSON.</summary>
    public const string InvalidJson = "INVALID_JSON";

    /// <summary>The target did not answer in time.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The target asked for fewer calls.</summary>
    public const string Throttling = "THROTTLING";

    /// <summary>The target answered that it failed.</summary>
    public const string ErrorFromTarget = "ERROR_FROM_TARGET";

    /// <summary>The target cannot be reached, or does not take the call.</summary>
    public const string ClientError = "SDK_CLIENT_ERROR";

    /// <summary>This server failed.</summary>
    public const string InternalError = "INTERNAL_ERROR";
}
