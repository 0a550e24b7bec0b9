namespace Serverlesspresso.Engine.Store;

/// <summary>What an archive holds.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Bytes">How long their envelopes are together.</param>
public readonly record struct ArchiveTotals(long Events, long Bytes);
