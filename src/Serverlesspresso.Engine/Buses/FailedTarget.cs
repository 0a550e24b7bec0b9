namespace Serverlesspresso.Engine.Buses;

/// <summary>A target that was not put or removed, while others were.</summary>
/// <param name="TargetId">The target's id.</param>
/// <param name="ErrorCode">AWS's error code.</param>
/// <param name="ErrorMessage">What is wrong.</param>
public sealed record FailedTarget(string TargetId, string ErrorCode, string ErrorMessage);
