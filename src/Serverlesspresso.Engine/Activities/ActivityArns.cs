using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Engine.Activities;

/// <summary>Reads ARNs of activities.</summary>
public static class ActivityArns
{
    private const int Parts = 7;
    private const int ServicePart = 2;
    private const int ResourcePart = 5;

    /// <summary>Whether a text is the ARN of an activity.</summary>
    /// <param name="text">The text.</param>
    public static bool IsActivity(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = text.Split(':');
        return fields.Length == Parts
            && fields[0] == "arn"
            && fields[ServicePart] == "states"
            && fields[ResourcePart] == "activity"
            && fields.All(static field => field.Length > 0);
    }

    /// <summary>Checks that a text is the ARN of an activity.</summary>
    /// <param name="arn">The text.</param>
    /// <exception cref="InvalidArnException">It is none.</exception>
    internal static void Check(string arn)
    {
        if (!IsActivity(arn))
        {
            throw new InvalidArnException(arn);
        }
    }
}
