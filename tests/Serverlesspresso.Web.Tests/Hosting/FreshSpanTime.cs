using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Web.Tests.Hosting;

/// <summary>
/// A clock that goes on as ever, but begins where the span of a code begins: so no code changes, and none is about to, while a
/// test looks at it.
/// </summary>
internal sealed class FreshSpanTime : TimeProvider
{
    private readonly TimeSpan _late = TimeSpan.FromTicks(System.GetUtcNow().Ticks % CodeBucket.Length.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - _late;
}
