using Serverlesspresso.States.Flow;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads one state.</summary>
internal sealed class StateReader(LevelReader levels, string name, FieldReader fields)
{
    private static readonly string[] Kinds = ["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"];
    private static readonly string[] Common = ["Type", "Comment", "QueryLanguage"];
    private static readonly string[] Flowing = [.. Common, "InputPath", "OutputPath"];
    private static readonly string[] Leading = [.. Flowing, "Next", "End", "Assign"];

    public State? Read()
    {
        if (!fields.CheckRequired("Type") || fields.Text("Type") is not { } kind)
        {
            return null;
        }

        if (!QueryLanguages.Check(fields.Members, fields.Location, fields.Diagnostics))
        {
            return null;
        }

        return kind switch
        {
            "Task" => new TaskReader(levels, name, fields).Read(Leading),
            "Wait" => ReadWait(),
            "Pass" => ReadPass(),
            "Succeed" => ReadSucceed(),
            "Fail" => ReadFail(),
            "Choice" => new ChoiceReader(name, fields).Read(Flowing),
            "Parallel" => new ParallelReader(levels, name, fields).Read(Leading),
            "Map" => new MapReader(levels, name, fields).Read(Leading),
            _ => RefuseKind($"The field 'Type' should have one of these values: [{string.Join(", ", Kinds)}]"),
        };
    }

    /// <summary>Next or End, of which one must stand.</summary>
    public static Transition ReadNext(FieldReader fields)
    {
        if (fields.Boolean("End") ?? false)
        {
            fields.CheckAtMostOne("Next", "End");
        }
        else if (!fields.Has("Next"))
        {
            fields.RefuseNone("Next", "End");
        }

        return new Transition(fields.Text("Next"), fields.At("Next"));
    }

    private State? RefuseKind(string message)
    {
        fields.Diagnostics.AddError(fields.At("Type"), message);
        return null;
    }

    private PassState ReadPass()
    {
        fields.AllowOnly([.. Leading, "Parameters", "Result", "ResultPath"]);
        fields.Diagnostics.WarnOfPath(
            fields.At("Result"),
            fields.Any("Result"),
            "PASS_RESULT_IS_STATIC",
            "Attempt to use a path in the result of a pass state.");
        return new PassState
        {
            Name = name,
            InputPath = fields.Path("InputPath"),
            OutputPath = fields.Path("OutputPath"),
            Parameters = fields.Template("Parameters"),
            Result = fields.Any("Result"),
            ResultPath = fields.ResultPath(),
            Assign = fields.Assign(),
            Next = ReadNext(fields),
        };
    }

    private WaitState ReadWait()
    {
        string[] forms = ["SecondsPath", "Seconds", "TimestampPath", "Timestamp"];
        fields.AllowOnly([.. Leading, .. forms]);
        fields.CheckExactlyOne(forms);
        return new WaitState
        {
            Name = name,
            InputPath = fields.Path("InputPath"),
            OutputPath = fields.Path("OutputPath"),
            Seconds = fields.Integer("Seconds", 0, Tasks.SecondsField.Max),
            SecondsPath = fields.Expression("SecondsPath"),
            Timestamp = ReadTimestamp(),
            TimestampPath = fields.Expression("TimestampPath"),
            Assign = fields.Assign(),
            Next = ReadNext(fields),
        };
    }

    private DateTimeOffset? ReadTimestamp()
    {
        if (fields.Text("Timestamp") is not { } text)
        {
            return null;
        }

        if (!Timestamps.TryParse(text, out var timestamp))
        {
            fields.Diagnostics.AddError(fields.At("Timestamp"), "String does not match RFC3339 timestamp");
        }

        return timestamp;
    }

    private SucceedState ReadSucceed()
    {
        fields.AllowOnly(Flowing);
        return new SucceedState
        {
            Name = name,
            InputPath = fields.Path("InputPath"),
            OutputPath = fields.Path("OutputPath"),
        };
    }

    private FailState ReadFail()
    {
        fields.AllowOnly([.. Common, "Error", "Cause", "ErrorPath", "CausePath"]);
        fields.CheckAtMostOne("Error", "ErrorPath");
        fields.CheckAtMostOne("Cause", "CausePath");
        fields.WarnOfPath("Error");
        fields.WarnOfPath("Cause");
        return new FailState
        {
            Name = name,
            Error = fields.Text("Error"),
            Cause = fields.Text("Cause"),
            ErrorPath = fields.Computed("ErrorPath"),
            CausePath = fields.Computed("CausePath"),
        };
    }
}
