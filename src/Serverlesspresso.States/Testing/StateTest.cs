namespace Serverlesspresso.States.Testing;

/// <summary>A test of one state alone.</summary>
/// <remarks>Source: AWS Step Functions API Reference, TestState.</remarks>
public sealed record StateTest
{
    /// <summary>The definition of the state, or of the whole machine if <see cref="StateName"/> says which state is meant.</summary>
    public required string Definition { get; init; }

    /// <summary>The state to test, at any level of the machine; null if the definition is the state's own.</summary>
    public string? StateName { get; init; }

    /// <summary>The state's input: a JSON text.</summary>
    public string Input { get; init; } = "{}";

    /// <summary>The role the state runs as, if one was given.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The variables in scope: the JSON text of an object; null for none.</summary>
    public string? Variables { get; init; }

    /// <summary>The context object: the JSON text of an object; null for one made up.</summary>
    public string? Context { get; init; }

    /// <summary>Whether the secrets of a connection are to be shown.</summary>
    public bool RevealsSecrets { get; init; }

    /// <summary>What the state's work is taken to come to; null to do the work.</summary>
    public StateTestMock? Mock { get; init; }

    /// <summary>What is taken to have happened before.</summary>
    public StateTestConfiguration Configuration { get; init; } = new();
}
