namespace Serverlesspresso.Web.Console.Frame;

/// <summary>The addresses of the console.</summary>
public static class ConsoleAddresses
{
    /// <summary>What goes on, at a glance.</summary>
    public const string Overview = "/console";

    /// <summary>The state machines and their executions.</summary>
    public const string Workflows = "/console/workflows";

    /// <summary>How the server is doing.</summary>
    public const string Health = "/console/health";

    /// <summary>The events that say that something has changed.</summary>
    public const string Stream = "/console/stream";

    private const string Executions = "/console/executions";

    /// <summary>The address of a state machine.</summary>
    /// <param name="stateMachine">Its name.</param>
    public static string StateMachine(string stateMachine) => $"{Workflows}/{Uri.EscapeDataString(stateMachine)}";

    /// <summary>The address of a state machine's definition.</summary>
    /// <param name="stateMachine">Its name.</param>
    public static string Definition(string stateMachine) => $"{StateMachine(stateMachine)}/definition";

    /// <summary>The address of an execution.</summary>
    /// <param name="stateMachine">The name of its state machine.</param>
    /// <param name="execution">Its own name.</param>
    public static string Execution(string stateMachine, string execution) =>
        $"{Executions}/{Uri.EscapeDataString(stateMachine)}/{Uri.EscapeDataString(execution)}";

    /// <summary>The address of an execution.</summary>
    /// <param name="executionArn">Its ARN.</param>
    public static string Execution(string executionArn)
    {
        ArgumentNullException.ThrowIfNull(executionArn);
        var parts = executionArn.Split(':');
        return Execution(parts[^2], parts[^1]);
    }

    /// <summary>The address of the stream that tells of some topics, for <c>LiveRegion</c>.</summary>
    /// <param name="topics">What to hear of, of <see cref="ConsoleTopics"/>.</param>
    public static string StreamOf(params IEnumerable<string> topics) =>
        $"{Stream}?topics={Uri.EscapeDataString(string.Join(',', topics))}";
}
