namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>What <c>http:invoke</c> and API destinations may call.</summary>
public sealed class HttpTaskOptions
{
    /// <summary>
    /// The addresses that tasks and API destinations may call, each with all paths below it, for example
    /// <c>https://api.example.org/orders/</c>.
    /// Default none: whoever may write a definition could reach whatever the server can, also what is hidden from them.
    /// </summary>
    public IList<string> AllowedEndpoints { get; init; } = [];
}
