using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Buses;

/// <summary>When a delivery that failed is tried again.</summary>
/// <param name="random">Spreads the attempts.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: Amazon EventBridge User Guide, "How EventBridge retries delivering events".</remarks>
internal sealed class RetrySchedule(IRandomSource random, TimeProvider timeProvider)
{
    private const int AttemptsDefault = 185;
    private const int AgeSecondsDefault = 86_400;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DelayMax = TimeSpan.FromMinutes(10);

    /// <summary>Puts a delivery off, or gives it up.</summary>
    /// <param name="policy">The target's policy.</param>
    /// <param name="putAt">When the bus took the event.</param>
    /// <param name="attempt">How often it was put off before.</param>
    /// <param name="failure">Why it failed.</param>
    public WorkOutcome After(RetryPolicyDocument? policy, DateTimeOffset putAt, int attempt, DeliveryFailure failure)
    {
        var attemptsMax = policy?.MaximumRetryAttempts ?? AttemptsDefault;
        if (attempt >= attemptsMax)
        {
            return new WorkOutcome.GivenUp(
                failure.Error, $"{failure.Message} (given up after {attempt} retries, MaximumRetryAttempts)");
        }

        var ageMax = TimeSpan.FromSeconds(policy?.MaximumEventAgeInSeconds ?? AgeSecondsDefault);
        var due = timeProvider.GetUtcNow() + DelayOf(attempt);
        due = failure.NotBefore > due ? failure.NotBefore.Value : due;
        return due > putAt + ageMax
            ? new WorkOutcome.GivenUp(
                failure.Error, $"{failure.Message} (given up after {ageMax.TotalSeconds:0} seconds, MaximumEventAgeInSeconds)")
            : new WorkOutcome.Postponed(due);
    }

    /// <summary>Doubles from a second to ten minutes, of which the half to the whole is waited.</summary>
    private TimeSpan DelayOf(int attempt)
    {
        var delay = FirstDelay * Math.Pow(2, Math.Min(attempt, 30));
        return (delay < DelayMax ? delay : DelayMax) * (0.5 + (random.NextChance() / 2));
    }
}
