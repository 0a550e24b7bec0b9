namespace Serverlesspresso.Engine.Tests.Store;

/// <summary>What every store does: all facts, so that no store can forget one.</summary>
public abstract class StoreConformance : StoreModelConformance;
