namespace Serverlesspresso.States.Interpretation;

/// <summary>The limits of AWS that the interpreter keeps.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Service quotas.</remarks>
internal static class Quotas
{
    /// <summary>The largest input or result of a state, task or execution, in UTF-8.</summary>
    public const int PayloadBytesMax = 262_144;

    /// <summary>The most events in an execution's history.</summary>
    public const long HistoryEventsMax = 25_000;
}
