using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Intrinsics;

/// <summary>One of the functions of the language.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Intrinsic functions.</remarks>
internal sealed class IntrinsicFunction
{
    private static readonly Dictionary<string, IntrinsicFunction> Known = new(StringComparer.Ordinal)
    {
        ["States.Array"] = new(0, int.MaxValue, (values, _) => JsonArray.Of(values)),
        ["States.ArrayContains"] = new(2, 2, (values, _) => ArrayFunctions.Contains(values)),
        ["States.ArrayGetItem"] = new(2, 2, (values, _) => ArrayFunctions.GetItem(values)),
        ["States.ArrayLength"] = new(1, 1, (values, _) => ArrayFunctions.Length(values)),
        ["States.ArrayPartition"] = new(2, 2, (values, _) => ArrayFunctions.Partition(values)),
        ["States.ArrayRange"] = new(3, 3, (values, _) => ArrayFunctions.Range(values)),
        ["States.ArrayUnique"] = new(1, 1, (values, _) => ArrayFunctions.Unique(values)),
        ["States.Base64Decode"] = new(1, 1, (values, _) => TextFunctions.Decode(values)),
        ["States.Base64Encode"] = new(1, 1, (values, _) => TextFunctions.Encode(values)),
        ["States.Format"] = new(1, int.MaxValue, (values, _) => TextFunctions.Format(values)),
        ["States.Hash"] = new(2, 2, (values, _) => TextFunctions.Hash(values)),
        ["States.JsonMerge"] = new(3, 3, (values, _) => JsonFunctions.Merge(values)),
        ["States.JsonToString"] = new(1, 1, (values, _) => JsonFunctions.Write(values)),
        ["States.MathAdd"] = new(2, 2, (values, _) => MathFunctions.Add(values)),
        ["States.MathRandom"] = new(2, 3, MathFunctions.Random),
        ["States.StringSplit"] = new(2, 2, (values, _) => TextFunctions.Split(values)),
        ["States.StringToJson"] = new(1, 1, (values, _) => JsonFunctions.Read(values)),
        ["States.UUID"] = new(0, 0, (_, environment) => new JsonString(environment.NewId().ToString())),
    };

    private static readonly Dictionary<string, IntrinsicFunction>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly int _argumentsMin;
    private readonly int _argumentsMax;
    private readonly Func<JsonValue[], StepEnvironment, Evaluation> _call;

    private IntrinsicFunction(int argumentsMin, int argumentsMax, Func<JsonValue[], StepEnvironment, Evaluation> call)
    {
        _argumentsMin = argumentsMin;
        _argumentsMax = argumentsMax;
        _call = call;
    }

    public static IEnumerable<string> Names => Known.Keys;

    public static IntrinsicFunction? Find(ReadOnlySpan<char> name) =>
        ByName.TryGetValue(name, out var function) ? function : null;

    public bool Accepts(List<Expression> arguments) =>
        arguments.Count >= _argumentsMin && arguments.Count <= _argumentsMax;

    /// <summary>Whether an argument is a template with placeholders.</summary>
    public bool IsTemplate(int argument) => argument == 0 && ReferenceEquals(this, Known["States.Format"]);

    public Evaluation Call(JsonValue[] values, StepEnvironment environment) => _call(values, environment);

    /// <summary>A refusal of an argument; the caller adds which call it was.</summary>
    internal static Failure Refuse(string reason) => new(ErrorNames.IntrinsicFailure, reason);
}
