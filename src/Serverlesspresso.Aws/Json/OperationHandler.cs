namespace Serverlesspresso.Aws.Json;

/// <summary>Carries out one operation.</summary>
/// <param name="call">The request, and where its answer is written.</param>
/// <param name="cancellationToken">The client has gone.</param>
internal delegate ValueTask OperationHandler(OperationCall call, CancellationToken cancellationToken);
