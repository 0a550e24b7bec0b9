using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Paths;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Flow;

/// <summary>Where a result goes within the state's input: replaces it, is put into it, or is thrown away.</summary>
internal sealed class ResultPath
{
    public static readonly ResultPath Replace = new(null, isDiscard: false);
    public static readonly ResultPath Discard = new(null, isDiscard: true);

    private readonly ReferencePath? _path;
    private readonly bool _isDiscard;

    private ResultPath(ReferencePath? path, bool isDiscard)
    {
        _path = path;
        _isDiscard = isDiscard;
    }

    public static ResultPath To(ReferencePath path) => path.IsRoot ? Replace : new ResultPath(path, isDiscard: false);

    public Evaluation Apply(JsonValue input, JsonValue result)
    {
        if (_isDiscard)
        {
            return input;
        }

        if (_path is null)
        {
            return result;
        }

        return _path.Put(input, result) is { } output
            ? output
            : Failure.InState(
                ErrorNames.ResultPathMatchFailure,
                $"Unable to apply ReferencePath {_path.Text} to input {input.ToText()}");
    }
}
