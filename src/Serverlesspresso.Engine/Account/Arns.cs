using Microsoft.Extensions.Options;

namespace Serverlesspresso.Engine.Account;

/// <summary>Makes the ARNs of the account.</summary>
/// <param name="options">The account.</param>
/// <remarks>Source: AWS Service Authorization Reference, resource types of each service.</remarks>
public sealed class Arns(IOptions<AccountOptions> options)
{
    private readonly string _scope = $"{options.Value.Region}:{options.Value.AccountId}";

    /// <summary>The account's number.</summary>
    public string AccountId { get; } = options.Value.AccountId;

    /// <summary>The region.</summary>
    public string Region { get; } = options.Value.Region;

    /// <summary>The role that state machines and rules of the server itself name.</summary>
    public string DefaultRole => $"arn:aws:iam::{AccountId}:role/serverlesspresso";

    /// <summary>Whether a text is an ARN of another account or region.</summary>
    /// <param name="nameOrArn">A name or an ARN.</param>
    public bool IsForeign(string? nameOrArn) =>
        nameOrArn?.StartsWith("arn:", StringComparison.Ordinal) == true
        && !(nameOrArn.Split(':', 6) is [_, _, _, var region, var account, _] && region == Region && account == AccountId);

    /// <summary>The ARN of a state machine.</summary>
    /// <param name="name">Its name.</param>
    public string StateMachine(string name) => $"arn:aws:states:{_scope}:stateMachine:{name}";

    /// <summary>The ARN of an execution.</summary>
    /// <param name="stateMachineName">The state machine's name.</param>
    /// <param name="name">The execution's name.</param>
    public string Execution(string stateMachineName, string name) =>
        $"arn:aws:states:{_scope}:execution:{stateMachineName}:{name}";

    /// <summary>The ARN of an execution of an express state machine.</summary>
    /// <param name="stateMachineName">The state machine's name.</param>
    /// <param name="name">The execution's name.</param>
    /// <param name="id">What tells it from others of the name.</param>
    public string Express(string stateMachineName, string name, string id) =>
        $"arn:aws:states:{_scope}:express:{stateMachineName}:{name}:{id}";

    /// <summary>The ARN of an activity.</summary>
    /// <param name="name">Its name.</param>
    public string Activity(string name) => $"arn:aws:states:{_scope}:activity:{name}";

    /// <summary>The ARN of a Map Run.</summary>
    /// <param name="labelled">The state machine's name with the label of the Map: <c>machine/label</c>.</param>
    /// <param name="name">The Map Run's own name.</param>
    public string MapRun(string labelled, string name) => $"arn:aws:states:{_scope}:mapRun:{labelled}:{name}";

    /// <summary>The ARN of a function.</summary>
    /// <param name="name">Its name.</param>
    public string Function(string name) => $"arn:aws:lambda:{_scope}:function:{name}";

    /// <summary>The ARN of an event bus.</summary>
    /// <param name="name">Its name.</param>
    public string EventBus(string name) => $"arn:aws:events:{_scope}:event-bus/{name}";

    /// <summary>The ARN of a connection.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="incarnation">What tells it from others of the same name.</param>
    public string Connection(string name, string incarnation) => $"arn:aws:events:{_scope}:connection/{name}/{incarnation}";

    /// <summary>The ARN of an API destination.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="incarnation">What tells it from others of the same name.</param>
    public string ApiDestination(string name, string incarnation) =>
        $"arn:aws:events:{_scope}:api-destination/{name}/{incarnation}";

    /// <summary>The ARN of a rule.</summary>
    /// <param name="busName">Its bus; the bus <c>default</c> is left out.</param>
    /// <param name="name">Its name.</param>
    public string Rule(string busName, string name) => busName == "default"
        ? $"arn:aws:events:{_scope}:rule/{name}"
        : $"arn:aws:events:{_scope}:rule/{busName}/{name}";

    /// <summary>The ARN of an archive.</summary>
    /// <param name="name">Its name.</param>
    public string Archive(string name) => $"arn:aws:events:{_scope}:archive/{name}";

    /// <summary>The ARN of a replay.</summary>
    /// <param name="name">Its name.</param>
    public string Replay(string name) => $"arn:aws:events:{_scope}:replay/{name}";

    /// <summary>The ARN of an item table.</summary>
    /// <param name="name">Its name.</param>
    public string Table(string name) => $"arn:aws:dynamodb:{_scope}:table/{name}";

    /// <summary>The ARN of a log group.</summary>
    /// <param name="name">Its name.</param>
    public string LogGroup(string name) => $"arn:aws:logs:{_scope}:log-group:{name}";
}
