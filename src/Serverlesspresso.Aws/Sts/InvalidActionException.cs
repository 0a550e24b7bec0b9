using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Sts;

/// <summary>An action of the query protocol that the server does not have.</summary>
internal sealed class InvalidActionException(string action, string version) : RequestRefusedException(
    "InvalidAction", $"Could not find operation {action} for version {version}");
