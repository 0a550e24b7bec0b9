using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>The JSON texts of a test, read.</summary>
/// <param name="Input">The state's input.</param>
/// <param name="Variables">The variables in scope.</param>
/// <param name="Context">The context object, if the test brings one.</param>
internal sealed record StateTestPayloads(JsonValue Input, JsonObject Variables, JsonObject? Context);
