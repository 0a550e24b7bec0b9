namespace Serverlesspresso.Shop.Provisioning;

/// <summary>Lists things of one kind that the coffee bar needs.</summary>
internal interface IProvisionedResources
{
    /// <summary>The things, in the order to make them.</summary>
    IEnumerable<ProvisionedResource> List();
}

/// <summary>A thing that the coffee bar needs.</summary>
/// <param name="Name">Its kind and name, for example <c>rule/NewOrder</c>. Stored, so it never changes.</param>
/// <param name="MakeIfMissingAsync">Makes it, unless there is one of its name.</param>
internal sealed record ProvisionedResource(string Name, Func<CancellationToken, Task> MakeIfMissingAsync);
