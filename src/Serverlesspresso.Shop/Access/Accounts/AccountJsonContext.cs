using System.Text.Json.Serialization;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>Reads and writes accounts as they are stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class AccountJsonContext : JsonSerializerContext;
