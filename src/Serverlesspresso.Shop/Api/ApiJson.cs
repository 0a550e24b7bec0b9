using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverlesspresso.Shop.Api.CheckIn;
using Serverlesspresso.Shop.Api.Orders;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Api.Shops;
using Serverlesspresso.Shop.Api.Statistics;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Api;

/// <summary>Reads and writes the shapes of the API. What it reads must be exactly what belongs there.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(CodeAnswer))]
[JsonSerializable(typeof(CheckInBody))]
[JsonSerializable(typeof(DrinkBody))]
[JsonSerializable(typeof(CounterOrderBody))]
[JsonSerializable(typeof(CancelBody))]
[JsonSerializable(typeof(OrderListAnswer))]
[JsonSerializable(typeof(WaitAnswer))]
[JsonSerializable(typeof(ShopListAnswer))]
[JsonSerializable(typeof(SettingsBody))]
[JsonSerializable(typeof(NewShopBody))]
[JsonSerializable(typeof(AvailabilityBody))]
[JsonSerializable(typeof(StateBody))]
[JsonSerializable(typeof(RobotsBody))]
[JsonSerializable(typeof(Menu))]
[JsonSerializable(typeof(MenuBody))]
[JsonSerializable(typeof(StatisticsAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>
    /// Characters stay as they are, but for those that JSON itself escapes: an answer is JSON and never part of a page.
    /// </summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes answers so.</summary>
    public static ApiJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = Encoder });
}
