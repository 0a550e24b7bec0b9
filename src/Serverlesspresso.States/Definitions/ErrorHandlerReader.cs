using Serverlesspresso.States.Errors;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads Retry and Catch.</summary>
internal static class ErrorHandlerReader
{
    private const int IntervalSecondsMax = 99_999_999;
    private const int AttemptsMax = 99_999_999;
    private const int MaxDelaySecondsMax = 31_622_400;

    public static Retrier[] ReadRetriers(FieldReader fields) => ReadAll(fields, "Retry", ReadRetrier);

    public static Catcher[] ReadCatchers(FieldReader fields) => ReadAll(fields, "Catch", ReadCatcher);

    private static T[] ReadAll<T>(FieldReader fields, string name, Func<FieldReader, T> read)
    {
        var items = new List<T>();
        var found = fields.Items(name) ?? JsonArray.Empty;
        for (var i = 0; i < found.Count; i++)
        {
            var at = DiagnosticList.Below(fields.At(name), i);
            if (found[i] is JsonObject members)
            {
                var item = new FieldReader(members, at, fields.Diagnostics);
                CheckCatchAll(item, isLast: i == found.Count - 1);
                items.Add(read(item));
            }
            else
            {
                fields.Diagnostics.AddError(at, "Expected value of type Object");
            }
        }

        return [.. items];
    }

    private static Retrier ReadRetrier(FieldReader fields)
    {
        fields.AllowOnly(
            ["Comment", "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy"]);
        return new Retrier
        {
            Errors = ReadErrors(fields),
            IntervalSeconds = (int)(fields.Integer("IntervalSeconds", 0, IntervalSecondsMax) ?? Retrier.DefaultIntervalSeconds),
            MaxAttempts = (int)(fields.Integer("MaxAttempts", 0, AttemptsMax) ?? Retrier.DefaultMaxAttempts),
            BackoffRate = fields.Number("BackoffRate", 1.0) ?? Retrier.DefaultBackoffRate,
            MaxDelaySeconds = (int?)fields.Integer("MaxDelaySeconds", 1, MaxDelaySecondsMax),
            HasFullJitter = fields.Choice("JitterStrategy", "NONE", "FULL") == "FULL",
        };
    }

    private static Catcher ReadCatcher(FieldReader fields)
    {
        fields.AllowOnly(["Comment", "ErrorEquals", "Next", "ResultPath", "Assign"]);
        fields.CheckRequired("Next");
        return new Catcher
        {
            Errors = ReadErrors(fields),
            Next = new Transition(fields.Text("Next"), fields.At("Next")),
            ResultPath = fields.ResultPath(),
            Assign = fields.Assign(),
        };
    }

    private static ErrorMatcher ReadErrors(FieldReader fields)
    {
        fields.CheckRequired("ErrorEquals");
        var names = fields.Items("ErrorEquals") ?? JsonArray.Empty;
        if (fields.Has("ErrorEquals") && names.Count == 0)
        {
            fields.Diagnostics.AddError(fields.At("ErrorEquals"), "Value cannot be empty");
        }

        var texts = new List<string>();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is JsonString name)
            {
                texts.Add(name.Text);
            }
            else
            {
                fields.Diagnostics.AddError(DiagnosticList.Below(fields.At("ErrorEquals"), i), "Expected value of type [STRING]");
            }
        }

        return new ErrorMatcher([.. texts]);
    }

    /// <summary>States.ALL stands alone, and in the last place.</summary>
    private static void CheckCatchAll(FieldReader fields, bool isLast)
    {
        if (fields.Members["ErrorEquals"] is not JsonArray names
            || !names.Items.ToArray().Any(name => name is JsonString { Text: ErrorNames.All }))
        {
            return;
        }

        if (names.Count > 1 || !isLast)
        {
            fields.Diagnostics.AddError(fields.At("ErrorEquals"), $"{ErrorNames.All} must appear alone and at end of list");
        }
    }
}
