namespace Serverlesspresso.States.Expressions;

/// <summary>A path that leads nowhere. Whoever reads it may word it for its own field.</summary>
internal sealed record PathFailure : Failure
{
    /// <param name="path">The path as written.</param>
    /// <param name="problem">Why it leads nowhere.</param>
    public PathFailure(string path, string problem)
        : base(ErrorNames.Runtime, $"Invalid path '{path}' : {problem}")
    {
        Path = path;
        NeedsPlace = true;
        IsTerminal = true;
    }

    public string Path { get; }
}
