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
        try
        {
            var rows = await store.ReadAsync(
                reader => EventRules.ListRowsInTurnAsync(reader, BusNames.Default), stoppingToken);
            foreach (var row in rows)
            {
                await BringForwardAsync(row, stoppingToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogListFailed(exception);
        }
    }

    private async Task BringForwardAsync(DefinitionRow row, CancellationToken stoppingToken)
    {
        try
        {
            if (BusJsonContext.ReadRule(row) is { Schedule: not null } rule
                && await turns.RunAsync(
                    transaction => schedules.BringForwardAsync(transaction, rule.Name), stoppingToken) is { } instant)
            {
                LogBroughtForward(rule.Name, instant);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogRuleFailed(exception, row.Name);
        }
    }

    [LoggerMessage(EventId = 2210, Level = LogLevel.Warning,
        Message = "Rule {RuleName} is brought forward to {Instant}, its next instant, as the clock was ahead")]
    private partial void LogBroughtForward(string ruleName, DateTimeOffset instant);

    [LoggerMessage(EventId = 2211, Level = LogLevel.Error,
        Message = "What rule {RuleKey} waits for cannot be brought forward, and stays as it is")]
    private partial void LogRuleFailed(Exception exception, string ruleKey);

    [LoggerMessage(EventId = 2212, Level = LogLevel.Error,
        Message = "The rules cannot be listed: what they wait for stays as it is")]
    private partial void LogListFailed(Exception exception);
}
