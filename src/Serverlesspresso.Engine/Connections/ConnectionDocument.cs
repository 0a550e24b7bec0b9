namespace Serverlesspresso.Engine.Connections;

/// <summary>A connection as it is stored: how calls of another server are authorised. Its secrets are stored apart.</summary>
public sealed record ConnectionDocument
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Tells this connection from an earlier one of the same name; the end of its ARN.</summary>
    public required string Incarnation { get; init; }

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary><c>BASIC</c>, <c>API_KEY</c> or <c>OAUTH_CLIENT_CREDENTIALS</c>.</summary>
    public required string AuthorizationType { get; init; }

    /// <summary>The parameters without what is secret: a JSON text as DescribeConnection answers it.</summary>
    public required string AuthParameters { get; init; }

    /// <summary>Whether it has what it takes to authorise.</summary>
    public bool IsAuthorized { get; init; } = true;

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>When it was given what it takes to authorise.</summary>
    public required DateTimeOffset AuthorizedAt { get; init; }
}
