namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>A way from one node to another, with all the ways out of a state that it stands for.</summary>
/// <param name="from">Where it comes from.</param>
/// <param name="to">Where it leads.</param>
internal sealed class Strand(LayerItem from, LayerItem to)
{
    public LayerItem From => from;

    public LayerItem To => to;

    public List<OutlineExit> Exits { get; } = [];

    /// <summary>Whether it leads back to where one comes from.</summary>
    public bool IsBack { get; set; }

    /// <summary>The places where it passes, from its beginning to its end, in every layer on its way.</summary>
    public List<LayerItem> Places { get; } = [];

    /// <summary>The place where its words stand; null if it has none.</summary>
    public LayerItem? LabelPlace { get; set; }

    /// <summary>What it says; empty if nothing.</summary>
    public string Words => string.Join(" · ", Exits.Select(exit => exit.Words).OfType<string>());

    /// <summary>Whether only errors lead this way.</summary>
    public bool IsCatch => Exits.Count > 0 && Exits.TrueForAll(exit => exit.Kind == ExitKind.Catch);
}
