namespace Serverlesspresso.Web.Reference;

/// <summary>Operations that are about the same.</summary>
/// <param name="Name">What they are about.</param>
/// <param name="Operations">The operations.</param>
public sealed record ReferenceGroup(string Name, IReadOnlyList<ReferenceOperation> Operations);
