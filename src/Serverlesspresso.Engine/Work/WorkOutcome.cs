namespace Serverlesspresso.Engine.Work;

/// <summary>What becomes of a piece of work.</summary>
public abstract record WorkOutcome
{
    private protected WorkOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : WorkOutcome
    {
        /// <summary>The one instance.</summary>
        public static Done Instance { get; } = new();
    }

    /// <summary>It failed and is tried again.</summary>
    /// <param name="Due">When.</param>
    public sealed record Postponed(DateTimeOffset Due) : WorkOutcome;

    /// <summary>It failed for good and becomes a dead letter.</summary>
    /// <param name="Error">The error's code.</param>
    /// <param name="Reason">The error in words.</param>
    public sealed record GivenUp(string Error, string Reason) : WorkOutcome;
}
