using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Buses;

/// <summary>
/// Brings forward, when the server starts, what rules wait for: while the clock was wrongly ahead they went on to instants
/// that lie far ahead, and would be silent until then.
/// </summary>
/// <param name="store">Lists the rules.</param>
/// <param name="turns">Runs the turns that change what they wait for.</param>
/// <param name="schedules">Finds the next instants.</param>
/// <param name="logger">Hears of rules that waited for too long.</param>
internal sealed partial class ScheduleStart(
    IStore store, TurnRunner turns, RuleSchedules schedules, ILogger<ScheduleStart> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var rules = await store.ReadAsync(
            reader => EventRules.ListAllInTurnAsync(reader, BusNames.Default), stoppingToken);
        foreach (var rule in rules.Where(rule => rule.Schedule is not null))
        {
            var instant = await turns.RunAsync(
                transaction => schedules.BringForwardAsync(transaction, rule.Name), stoppingToken);
            if (instant is not null)
            {
                LogBroughtForward(rule.Name, instant);
            }
        }
    }

    [LoggerMessage(EventId = 2210, Level = LogLevel.Warning,
        Message = "Rule {RuleName} waited for {Instant}, as the clock was ahead: now it waits for its next instant")]
    private partial void LogBroughtForward(string ruleName, DateTimeOffset? instant);
}
