using Serverlesspresso.Shop.Robots;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>How the robots of a shop work. When that is changed, what is missing stays as it is.</summary>
public sealed record RobotsBody
{
    /// <summary>Whether they work. Switching them off takes their open orders back.</summary>
    public bool? IsOn { get; init; }

    /// <summary>How many orders an hour they place, on average, from 0 to 1,200.</summary>
    public int? OrdersPerHour { get; init; }

    /// <summary>How many of them make drinks at a time, from 0 to 10; 0 leaves the drinks to people.</summary>
    public int? Baristas { get; init; }

    /// <summary>How many seconds one of them makes a drink, from 1 to 600.</summary>
    public int? MakeSeconds { get; init; }

    /// <summary>Whether they also make what people ordered.</summary>
    public bool? MakeForPeople { get; init; }

    /// <summary>Writes settings.</summary>
    /// <param name="settings">The settings.</param>
    internal static RobotsBody Of(RobotSettings settings) => new()
    {
        IsOn = settings.IsOn,
        OrdersPerHour = settings.OrdersPerHour,
        Baristas = settings.Baristas,
        MakeSeconds = settings.MakeSeconds,
        MakeForPeople = settings.MakeForPeople,
    };

    /// <summary>The settings after the change.</summary>
    /// <param name="before">The settings before it.</param>
    internal RobotSettings Change(RobotSettings before) => before with
    {
        IsOn = IsOn ?? before.IsOn,
        OrdersPerHour = OrdersPerHour ?? before.OrdersPerHour,
        Baristas = Baristas ?? before.Baristas,
        MakeSeconds = MakeSeconds ?? before.MakeSeconds,
        MakeForPeople = MakeForPeople ?? before.MakeForPeople,
    };
}
