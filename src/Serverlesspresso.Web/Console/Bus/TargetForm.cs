using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>A target as somebody types it.</summary>
public sealed record TargetForm
{
    /// <summary>It gets the event as it is.</summary>
    public const string WholeEvent = "event";

    /// <summary>It gets a part of the event.</summary>
    public const string PartOfEvent = "path";

    /// <summary>It gets a fixed text.</summary>
    public const string FixedInput = "input";

    /// <summary>It gets what a transformer makes.</summary>
    public const string Transformed = "transformer";

    /// <summary>Its id.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>Its ARN.</summary>
    public string Arn { get; init; } = string.Empty;

    /// <summary>What it gets, one of the constants.</summary>
    public string Kind { get; init; } = WholeEvent;

    /// <summary>The part of the event.</summary>
    public string InputPath { get; init; } = string.Empty;

    /// <summary>The fixed text.</summary>
    public string Input { get; init; } = string.Empty;

    /// <summary>The variables of the transformer: lines <c>name=$.path</c>.</summary>
    public string Paths { get; init; } = string.Empty;

    /// <summary>The template of the transformer.</summary>
    public string Template { get; init; } = string.Empty;

    /// <summary>How often a failed delivery is tried again; empty for 185.</summary>
    public string Retries { get; init; } = string.Empty;

    /// <summary>For how many seconds; empty for a day.</summary>
    public string AgeSeconds { get; init; } = string.Empty;

    /// <summary>Whether the rule has no such target yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>Fills the form in with a target.</summary>
    /// <param name="target">The target.</param>
    public static TargetForm Of(TargetDocument target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new TargetForm
        {
            Id = target.Id,
            Arn = target.Arn,
            Kind = target switch
            {
                { Input: not null } => FixedInput,
                { InputPath: not null } => PartOfEvent,
                { InputTransformer: not null } => Transformed,
                _ => WholeEvent,
            },
            InputPath = target.InputPath ?? string.Empty,
            Input = target.Input ?? string.Empty,
            Paths = string.Join(
                '\n', target.InputTransformer?.InputPathsMap?.Select(path => $"{path.Key}={path.Value}") ?? []),
            Template = target.InputTransformer?.InputTemplate ?? string.Empty,
            Retries = Write(target.RetryPolicy?.MaximumRetryAttempts),
            AgeSeconds = Write(target.RetryPolicy?.MaximumEventAgeInSeconds),
        };
    }

    /// <summary>Reads what was typed.</summary>
    /// <param name="fields">The form's fields.</param>
    public static TargetForm Read(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new TargetForm
        {
            Id = fields["id"].ToString().Trim(),
            Arn = fields["arn"].ToString().Trim(),
            Kind = fields["kind"].ToString(),
            InputPath = fields["inputPath"].ToString().Trim(),
            Input = fields["input"].ToString(),
            Paths = fields["paths"].ToString(),
            Template = fields["template"].ToString(),
            Retries = fields["retries"].ToString().Trim(),
            AgeSeconds = fields["ageSeconds"].ToString().Trim(),
            IsNew = fields["isNew"] == "true",
        };
    }

    /// <summary>Makes the target.</summary>
    /// <param name="before">The target as it is: what the form does not have stays. Null for a new one.</param>
    /// <param name="role">The role for targets that need one and have none.</param>
    /// <exception cref="EventRequestInvalidException">A number is none.</exception>
    public TargetDocument ToTarget(TargetDocument? before, string role) => new()
    {
        Id = Id,
        Arn = Arn,
        RoleArn = before?.RoleArn ?? (EventTargets.NeedsRole(Arn) ? role : null),
        DeadLetterArn = before?.DeadLetterArn,
        HttpParameters = before?.HttpParameters,
        InputPath = Kind == PartOfEvent ? InputPath : null,
        Input = Kind == FixedInput ? Input : null,
        InputTransformer = Kind == Transformed ? new TransformerDocument(ReadPaths(), Template) : null,
        RetryPolicy = Retries.Length + AgeSeconds.Length == 0
            ? null
            : new RetryPolicyDocument(
                ReadNumber(Retries, "retries", 0, 185), ReadNumber(AgeSeconds, "seconds", 60, 86_400)),
    };

    private static string Write(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static int? ReadNumber(string text, string what, int min, int max)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new EventRequestInvalidException($"The number of {what} must be from {min} to {max:N0}.");
    }

    private Dictionary<string, string> ReadPaths()
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Paths.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new EventRequestInvalidException($"A variable is written as name=$.path; this is not: {line}");
            }

            paths[line[..equals].Trim()] = line[(equals + 1)..].Trim();
        }

        return paths;
    }
}
