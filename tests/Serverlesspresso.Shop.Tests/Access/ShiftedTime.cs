namespace Serverlesspresso.Shop.Tests.Access;

/// <summary>The real time, and a leap that the test makes; timers run as ever, for a whole server hangs on them.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _leap;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _leap;

    public void Leap(TimeSpan time) => _leap += time;
}
