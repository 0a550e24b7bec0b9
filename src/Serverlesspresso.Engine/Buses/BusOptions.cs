namespace Serverlesspresso.Engine.Buses;

/// <summary>How much there may be. The defaults are the quotas that an AWS account begins with.</summary>
/// <remarks>Source: Amazon EventBridge User Guide, "Amazon EventBridge quotas".</remarks>
public sealed class BusOptions
{
    /// <summary>How many rules a bus may have. Default 300. Thousands are no burden.</summary>
    public int RulesPerBusMax { get; set; } = 300;

    /// <summary>How many buses there may be, the default bus included. Default 100.</summary>
    public int BusesMax { get; set; } = 100;
}
