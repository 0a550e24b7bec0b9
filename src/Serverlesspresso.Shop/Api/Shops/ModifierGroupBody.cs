using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>A choice that is to come with a drink, such as the milk.</summary>
public sealed record ModifierGroupBody
{
    /// <summary>What is chosen.</summary>
    public string? Name { get; init; }

    /// <summary>The options, in the order in which people see them.</summary>
    public IReadOnlyList<string?>? Options { get; init; }

    /// <summary>Reads the group.</summary>
    /// <param name="place">Where it stands in the body, as a JSON pointer.</param>
    /// <param name="mistakes">Takes what is missing.</param>
    internal ModifierGroup Read(string place, List<Mistake> mistakes) => new(
        Required.Text(Name, $"{place}/name", mistakes),
        Required.List(Options, $"{place}/options", mistakes, (option, _) => option));
}
