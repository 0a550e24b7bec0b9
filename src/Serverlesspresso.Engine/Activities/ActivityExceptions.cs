namespace Serverlesspresso.Engine.Activities;

/// <summary>There is no activity with this ARN.</summary>
/// <param name="arn">The ARN.</param>
public sealed class ActivityDoesNotExistException(string arn)
    : RequestRefusedException("ActivityDoesNotExist", $"Activity Does Not Exist: '{arn}'");

/// <summary>There are as many activities as there may be.</summary>
/// <param name="maximum">How many that is.</param>
public sealed class ActivityLimitExceededException(int maximum)
    : RequestRefusedException("ActivityLimitExceeded", $"The maximum number of activities ({maximum}) has been reached.");

/// <summary>As many workers wait for tasks of an activity as may.</summary>
/// <param name="arn">The activity.</param>
public sealed class ActivityWorkerLimitExceededException(string arn) : RequestRefusedException(
    "ActivityWorkerLimitExceeded",
    $"The maximum number of workers concurrently polling for activity tasks has been reached: '{arn}'");
