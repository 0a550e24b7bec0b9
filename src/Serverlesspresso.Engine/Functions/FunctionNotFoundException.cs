namespace Serverlesspresso.Engine.Functions;

/// <summary>There is no function of this name.</summary>
/// <param name="functionArn">The function's ARN.</param>
public sealed class FunctionNotFoundException(string functionArn)
    : RequestRefusedException("ResourceNotFoundException", $"Function not found: {functionArn}");
