namespace Serverlesspresso.Shop.Api.Description;

/// <summary>What the description says of the API beyond OpenAPI.</summary>
public static class ApiMembers
{
    /// <summary>The member of an operation that says which policy it asks for; <see cref="Anybody"/> for none.</summary>
    public const string Policy = "x-policy";

    /// <summary>The member of a response that lists why it is a refusal.</summary>
    public const string Reasons = "x-reasons";

    /// <summary>In place of a policy, for what anybody may do.</summary>
    public const string Anybody = "Anybody";
}
