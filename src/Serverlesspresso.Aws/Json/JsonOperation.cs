namespace Serverlesspresso.Aws.Json;

/// <summary>An operation of a service.</summary>
/// <param name="Name">AWS's name, for example <c>PutEvents</c>.</param>
/// <param name="Handler">What carries it out.</param>
internal sealed record JsonOperation(string Name, OperationHandler Handler);
