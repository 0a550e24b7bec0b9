using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Keys;

/// <summary>An attribute of a key.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Type">Its type: a string, a number or bytes.</param>
public sealed record KeyAttribute(string Name, AttributeType Type);
