namespace Serverlesspresso.Web.Reference;

/// <summary>What a request says beside its body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it stands: <c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="Description">What it does; empty if its name says it.</param>
/// <param name="IsRequired">Whether it must be there.</param>
public sealed record ReferenceParameter(string Name, string Place, string Description, bool IsRequired);
