using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>What the child executions of a distributed Map run.</summary>
/// <param name="Level">The states.</param>
/// <param name="Definition">The states as their author wrote them.</param>
/// <param name="Type">What the child executions run as.</param>
internal sealed record MapProcessor(StateGroup Level, JsonObject Definition, StateMachineType Type);
