namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>What the marks of a graph mean. Each state says it in words too.</summary>
public partial class GraphLegend;
