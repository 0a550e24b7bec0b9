using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.States.Testing;

namespace Serverlesspresso.Engine.StateTests;

/// <summary>What came of a test.</summary>
/// <param name="Result">How the state ended.</param>
/// <param name="Exchange">The call that its task made by HTTP; null of other tasks.</param>
public sealed record StateTestOutcome(StateTestResult Result, HttpExchange? Exchange);
