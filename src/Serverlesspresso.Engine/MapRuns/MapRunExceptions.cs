namespace Serverlesspresso.Engine.MapRuns;

/// <summary>There is no Map Run with this ARN.</summary>
/// <param name="arn">The ARN.</param>
public sealed class MapRunDoesNotExistException(string arn)
    : RequestRefusedException("ResourceNotFound", $"Resource not found: '{arn}'");

/// <summary>The Map Run has ended, so that nothing of it can be changed.</summary>
/// <param name="arn">The ARN.</param>
public sealed class MapRunEndedException(string arn)
    : RequestRefusedException("ValidationException", $"The Map Run is not running and cannot be updated: '{arn}'");
