using System.Text.Json;

namespace Serverlesspresso.Engine.Connections;

/// <summary>A connection to make, or what to change of one.</summary>
public sealed record ConnectionRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in words; null keeps it.</summary>
    public string? Description { get; init; }

    /// <summary>How it authorises; null keeps it.</summary>
    public string? AuthorizationType { get; init; }

    /// <summary>Its parameters with their secrets, as the request has them; null keeps them.</summary>
    public JsonElement? AuthParameters { get; init; }
}
