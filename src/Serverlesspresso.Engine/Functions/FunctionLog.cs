namespace Serverlesspresso.Engine.Functions;

/// <summary>What a function logs during a call: a few lines, for people.</summary>
internal sealed class FunctionLog
{
    private const int LinesMax = 50;
    private const int LineLengthMax = 500;

    private readonly List<string> _lines = [];

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds a line, cut if it is long; after the last that has room it is dropped.</summary>
    public void Add(string line)
    {
        if (_lines.Count < LinesMax)
        {
            _lines.Add(line.Length <= LineLengthMax ? line : line[..LineLengthMax]);
        }
    }
}
