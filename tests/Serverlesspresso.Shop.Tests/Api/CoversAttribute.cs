namespace Serverlesspresso.Shop.Tests.Api;

/// <summary>Names the operations of the API that a test is about. A test walks them and finds those with none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CoversAttribute(params string[] operations) : Attribute
{
    public IReadOnlyList<string> Operations { get; } = operations;
}
