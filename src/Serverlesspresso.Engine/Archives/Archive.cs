using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Archives;

/// <summary>An archive with what it holds.</summary>
/// <param name="Document">The archive.</param>
/// <param name="Totals">What it holds.</param>
public sealed record Archive(ArchiveDocument Document, ArchiveTotals Totals);
