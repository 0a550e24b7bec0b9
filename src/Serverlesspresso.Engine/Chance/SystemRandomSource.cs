namespace Serverlesspresso.Engine.Chance;

/// <summary>Real chance.</summary>
internal sealed class SystemRandomSource : IRandomSource
{
#pragma warning disable RS0030 // This is the one place that ids and chance come from.
    /// <inheritdoc/>
    public Guid NextId() => Guid.NewGuid();

    /// <inheritdoc/>
    public double NextChance() => Random.Shared.NextDouble();
#pragma warning restore RS0030
}
