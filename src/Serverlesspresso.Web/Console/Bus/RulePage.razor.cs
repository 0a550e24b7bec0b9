using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>A rule: its pattern, tested against the latest events as one types, and its targets.</summary>
public partial class RulePage
{
    private const int ValuesShown = 3;

    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public RuleModel Model { get; set; } = null!; // The endpoint gives it.

    private string Title => Model.Form.IsNew ? "New rule" : Model.Form.Name;

    private string Address => BusAddresses.Rule(Model.Form.Bus, Model.Form.Name);

    private string? Words => Model.Said switch
    {
        RuleEndpoints.Saved => "The rule is saved. It holds from now on.",
        RuleEndpoints.HasTargets => "A rule with targets cannot be deleted: remove them first.",
        RuleEndpoints.Managed => "The rule belongs to an archive, and nobody else changes it.",
        RuleEndpoints.TargetSaved => "The target is saved.",
        RuleEndpoints.TargetRemoved => "The target is removed.",
        _ => null,
    };

    private bool TakesSchedule => EventSchedules.AreFor(Model.Form.Bus);

    private string? InstantsWords => (Model.Form.Schedule.Length, Model.ScheduleProblem, Model.NextInstants.Count) switch
    {
        (0, _, _) or (_, not null, _) => null,
        (_, _, 0) => "This schedule has no instant any more.",
        _ when Model.Rule is { IsEnabled: false } => "If it is enabled, it fires next at",
        _ => "It fires next at",
    };

    private static string Shown(DateTimeOffset instant) =>
        instant.ToString("ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Found(FieldExplanation field) => field.Found.Count switch
    {
        0 => "is not there.",
        1 => $"is {field.Found[0]}.",
        <= ValuesShown => $"is {string.Join(", ", field.Found)}.",
        _ => $"is {string.Join(", ", field.Found.Take(ValuesShown))} and {field.Found.Count - ValuesShown} more.",
    };

    private static string InputOf(TargetDocument target) => target switch
    {
        { Input: not null } => "a fixed input",
        { InputPath: { } path } => $"a part of the event, {path}",
        { InputTransformer: not null } => "what an input transformer makes of the event",
        _ => "the event as it is",
    };

    private string TargetAddress(string? id) => id is null
        ? $"{Address}/target"
        : QueryHelpers.AddQueryString($"{Address}/target", "id", id);
}
