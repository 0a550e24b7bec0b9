namespace Serverlesspresso.Engine.Chance;

/// <summary>Where ids and chance come from, so that a test can say what they are.</summary>
public interface IRandomSource
{
    /// <summary>Makes a random UUID (version 4).</summary>
    Guid NextId();

    /// <summary>Makes a number from 0 (inclusive) to 1 (exclusive).</summary>
    double NextChance();
}
