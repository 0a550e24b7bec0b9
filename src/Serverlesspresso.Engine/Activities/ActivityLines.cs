namespace Serverlesspresso.Engine.Activities;

/// <summary>The workers that wait for tasks, one line for each activity: who came first is served first.</summary>
internal sealed class ActivityLines
{
    /// <summary>Source: AWS Step Functions Developer Guide, Service quotas, pollers of an activity.</summary>
    private const int WorkersMax = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ActivityLine> _lines = new(StringComparer.Ordinal);

    /// <summary>Joins the line of an activity. Whoever joins also leaves.</summary>
    /// <exception cref="ActivityWorkerLimitExceededException">Too many wait there.</exception>
    public ActivityLine Join(string activityArn)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(activityArn, out var line))
            {
                line = new ActivityLine();
                _lines.Add(activityArn, line);
            }

            if (line.Workers >= WorkersMax)
            {
                throw new ActivityWorkerLimitExceededException(activityArn);
            }

            line.Workers++;
            return line;
        }
    }

    /// <summary>Leaves the line of an activity.</summary>
    public void Leave(string activityArn, ActivityLine line)
    {
        lock (_gate)
        {
            line.Workers--;
            if (line.Workers == 0)
            {
                _lines.Remove(activityArn);
                line.Dispose();
            }
        }
    }

    /// <summary>Tells the line of an activity that there is a new task.</summary>
    public void Tell(string activityArn)
    {
        lock (_gate)
        {
            _lines.GetValueOrDefault(activityArn)?.Tell();
        }
    }
}
