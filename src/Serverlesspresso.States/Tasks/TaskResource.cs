using System.Diagnostics.CodeAnalysis;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tasks;

/// <summary>What a task state calls.</summary>
internal sealed record TaskResource
{
    /// <summary>How the events of a service's tasks begin.</summary>
    public const string ServicePrefix = "Task";

    private const string FunctionPrefix = "LambdaFunction";
    private const string ActivityPrefix = "Activity";
    private const string TokenSuffix = ".waitForTaskToken";
    private const string SyncSuffix = ".sync";
    private const string SecondSyncSuffix = ".sync:2";

    /// <summary>The resource as written.</summary>
    public required string Text { get; init; }

    /// <summary>How the history events of its tasks begin. Plain ARNs of functions and activities have events of their own.</summary>
    public string EventPrefix { get; init; } = ServicePrefix;

    /// <summary>Whether it is the plain ARN of a function.</summary>
    public bool IsFunction => EventPrefix == FunctionPrefix;

    /// <summary>Whether it is the ARN of an activity, whose tasks workers take.</summary>
    public bool IsActivity => EventPrefix == ActivityPrefix;

    /// <summary>The resource as events tell of it beside what happened; null where the type of event says enough.</summary>
    public TaskResource? Shown => EventPrefix == ServicePrefix ? this : null;

    /// <summary>The service: <c>lambda</c>, <c>aws-sdk:dynamodb</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The action without its suffix.</summary>
    public required string Action { get; init; }

    /// <summary>The action as history shows it, with its suffix.</summary>
    public required string ShortName { get; init; }

    public required IntegrationPattern Pattern { get; init; }

    /// <summary>What a result that is too large is said to come from.</summary>
    public string Producer => Shown is null ? Text : Type;

    public static bool TryParse(string text, [NotNullWhen(true)] out TaskResource? resource)
    {
        resource = null;
        var parts = text.Split(':', 6);
        if (parts.Length < 6 || parts[0] != "arn" || parts[1].Length == 0)
        {
            return false;
        }

        resource = parts[2] switch
        {
            "lambda" when parts[5].StartsWith("function:", StringComparison.Ordinal) => Function(text),
            "states" when parts[3].Length > 0 && parts[5].StartsWith("activity:", StringComparison.Ordinal) => Activity(text),
            "states" when parts[3].Length == 0 && parts[4].Length == 0 => Service(text, parts[5]),
            _ => null,
        };
        return resource is not null;
    }

    private static TaskResource Function(string text) => new()
    {
        Text = text,
        EventPrefix = FunctionPrefix,
        Type = "lambda",
        Action = text,
        ShortName = text,
        Pattern = IntegrationPattern.RequestResponse,
    };

    private static TaskResource Activity(string text) => new()
    {
        Text = text,
        EventPrefix = ActivityPrefix,
        Type = "activity",
        Action = text,
        ShortName = text,
        Pattern = IntegrationPattern.Activity,
    };

    private static TaskResource? Service(string text, string call)
    {
        var at = call.LastIndexOf(':');
        if (call.EndsWith(SecondSyncSuffix, StringComparison.Ordinal))
        {
            at = call.LastIndexOf(':', at - 1);
        }

        if (at <= 0 || at == call.Length - 1)
        {
            return null;
        }

        var shortName = call[(at + 1)..];
        var (suffix, pattern) = SuffixOf(shortName);
        var action = shortName[..^suffix.Length];
        return action.Length == 0 || action.Contains('.', StringComparison.Ordinal)
            ? null
            : new TaskResource
            {
                Text = text,
                Type = call[..at],
                Action = action,
                ShortName = shortName,
                Pattern = pattern,
            };
    }

    private static (string Suffix, IntegrationPattern Pattern) SuffixOf(string shortName)
    {
        foreach (var suffix in (string[])[SecondSyncSuffix, SyncSuffix, TokenSuffix])
        {
            if (shortName.EndsWith(suffix, StringComparison.Ordinal))
            {
                return (suffix, suffix == TokenSuffix ? IntegrationPattern.WaitForTaskToken : IntegrationPattern.Sync);
            }
        }

        return (string.Empty, IntegrationPattern.RequestResponse);
    }
}
