using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.DynamoDb;

/// <summary>One request makes or deletes more than one index.</summary>
internal sealed class TooManyIndexChangesException() : RequestRefusedException(
    "LimitExceededException",
    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
