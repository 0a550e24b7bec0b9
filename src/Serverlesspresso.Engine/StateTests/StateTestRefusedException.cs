using Serverlesspresso.States.Testing;

namespace Serverlesspresso.Engine.StateTests;

/// <summary>A test of a state cannot be run.</summary>
/// <param name="problem">Why.</param>
public sealed class StateTestRefusedException(StateTestProblem problem)
    : RequestRefusedException(problem.Code, problem.Message);
