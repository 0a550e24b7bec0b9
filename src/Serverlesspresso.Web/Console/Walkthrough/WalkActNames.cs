namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>The names of acts in addresses.</summary>
internal static class WalkActNames
{
    private static readonly Dictionary<string, WalkAct> Acts =
        Enum.GetValues<WalkAct>().ToDictionary(ToName, StringComparer.Ordinal);

    /// <summary>The name of an act.</summary>
    public static string ToName(this WalkAct act) => act switch
    {
        WalkAct.MakeRule => "make-rule",
        WalkAct.RemoveRule => "remove-rule",
        WalkAct.PutOrder => "put-order",
        WalkAct.PutFirstTokenAgain => "put-first-token-again",
        WalkAct.Choose => "choose",
        WalkAct.PutNumberAgain => "put-number-again",
        WalkAct.Complete => "complete",
    };

    /// <summary>Finds an act by its name; null if there is none.</summary>
    public static WalkAct? Find(string name) => Acts.TryGetValue(name, out var act) ? act : null;
}
