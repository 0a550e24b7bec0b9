namespace Serverlesspresso.Web.Console.Frame;

/// <summary>The addresses of the console.</summary>
public static class ConsoleAddresses
{
    /// <summary>What goes on, at a glance.</summary>
    public const string Overview = "/console";

    /// <summary>The state machines and their executions.</summary>
    public const string Workflows = "/console/workflows";

    /// <summary>The workshop's page, with an order of one's own.</summary>
    public const string Walkthrough = "/console/walkthrough";

    /// <summary>How the server is doing.</summary>
    public const string Health = "/console/health";

    /// <summary>The tables and their items.</summary>
    public const string Tables = "/console/tables";

    /// <summary>The functions.</summary>
    public const string Functions = "/console/functions";

    /// <summary>The events that say that something has changed.</summary>
    public const string Stream = "/console/stream";

    /// <summary>What the addresses of executions begin with.</summary>
    public const string Executions = "/console/executions";

    /// <summary>What the addresses of Map Runs begin with.</summary>
    public const string MapRuns = "/console/map-runs";

    /// <summary>The address of a state machine.</summary>
    /// <param name="stateMachine">Its name; the label of a Map after it is left out.</param>
    public static string StateMachine(string stateMachine)
    {
        ArgumentNullException.ThrowIfNull(stateMachine);
        return $"{Workflows}/{Uri.EscapeDataString(stateMachine.Split('/')[0])}";
    }

    /// <summary>The address of a state machine's definition.</summary>
    /// <param name="stateMachine">Its name.</param>
    public static string Definition(string stateMachine) => $"{StateMachine(stateMachine)}/definition";

    /// <summary>The address of an execution.</summary>
    /// <param name="stateMachine">The name of its state machine, with the label of the Map if it is a child execution.</param>
    /// <param name="execution">Its own name.</param>
    public static string Execution(string stateMachine, string execution) =>
        $"{Executions}/{EscapeSegments(stateMachine)}/{Uri.EscapeDataString(execution)}";

    /// <summary>The address of an execution.</summary>
    /// <param name="executionArn">Its ARN.</param>
    public static string Execution(string executionArn)
    {
        ArgumentNullException.ThrowIfNull(executionArn);
        var parts = executionArn.Split(':');
        return Execution(parts[^2], parts[^1]);
    }

    /// <summary>The address of a Map Run.</summary>
    /// <param name="mapRunArn">Its ARN.</param>
    public static string MapRun(string mapRunArn)
    {
        ArgumentNullException.ThrowIfNull(mapRunArn);
        var parts = mapRunArn.Split(':');
        return $"{MapRuns}/{EscapeSegments(parts[^2])}/{Uri.EscapeDataString(parts[^1])}";
    }

    /// <summary>The address of a table's facts.</summary>
    /// <param name="table">Its name.</param>
    public static string Table(string table) => $"{Tables}/{Uri.EscapeDataString(table)}";

    /// <summary>The address of a table's items.</summary>
    /// <param name="table">Its name.</param>
    public static string Items(string table) => $"{Table(table)}/items";

    /// <summary>The address of an item.</summary>
    /// <param name="table">The name of its table.</param>
    /// <param name="key">Its key in DynamoDB's JSON, for example <c>{"PK":{"S":"orders"},"SK":{"S":"2"}}</c>.</param>
    public static string Item(string table, string key) => $"{Table(table)}/item?key={Uri.EscapeDataString(key)}";

    /// <summary>The address of a function.</summary>
    /// <param name="function">Its name.</param>
    public static string Function(string function) => $"{Functions}/{Uri.EscapeDataString(function)}";

    /// <summary>The address of the stream that tells of some topics, for <c>LiveRegion</c>.</summary>
    /// <param name="topics">What to hear of, of <see cref="ConsoleTopics"/>.</param>
    public static string StreamOf(params IEnumerable<string> topics) =>
        $"{Stream}?topics={Uri.EscapeDataString(string.Join(',', topics))}";

    private static string EscapeSegments(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
