namespace Serverlesspresso.States.Interpretation;

/// <summary>How a task state waits for the service it calls.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Service integration patterns.</remarks>
public enum IntegrationPattern
{
    /// <summary>Goes on with the service's answer.</summary>
    RequestResponse,

    /// <summary>Goes on when the job the service began has ended (<c>.sync</c>, <c>.sync:2</c>).</summary>
    Sync,

    /// <summary>Goes on when somebody hands back the task token (<c>.waitForTaskToken</c>).</summary>
    WaitForTaskToken,

    /// <summary>Waits for a worker that takes the task of an activity and later hands back its token.</summary>
    Activity,
}
