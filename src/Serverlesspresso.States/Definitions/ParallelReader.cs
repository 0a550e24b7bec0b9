using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads a Parallel state.</summary>
internal sealed class ParallelReader(LevelReader levels, string name, FieldReader fields)
{
    public State Read(IEnumerable<string> common)
    {
        fields.AllowOnly([.. common, "Branches", "Parameters", "ResultSelector", "ResultPath", "Retry", "Catch"]);
        fields.CheckRequired("Branches");
        return new ParallelState
        {
            Name = name,
            Branches = ReadBranches(),
            InputPath = fields.Path("InputPath"),
            OutputPath = fields.Path("OutputPath"),
            Parameters = fields.Template("Parameters"),
            ResultSelector = fields.Template("ResultSelector"),
            ResultPath = fields.ResultPath(),
            Assign = fields.Assign(),
            Retriers = ErrorHandlerReader.ReadRetriers(fields),
            Catchers = ErrorHandlerReader.ReadCatchers(fields),
            Next = StateReader.ReadNext(fields),
        };
    }

    private StateGroup[] ReadBranches()
    {
        var branches = new List<StateGroup>();
        var found = fields.Items("Branches");
        if (found is { Count: 0 })
        {
            fields.Diagnostics.AddError(fields.At("Branches"), "Value cannot be empty");
        }

        for (var i = 0; i < (found?.Count ?? 0); i++)
        {
            var at = DiagnosticList.Below(fields.At("Branches"), i);
            if (found![i] is not JsonObject members) // Counted above, so it is there.
            {
                fields.Diagnostics.AddError(at, "Expected value of type Object");
                continue;
            }

            var branch = new FieldReader(members, at, fields.Diagnostics);
            branch.AllowOnly(["Comment", "StartAt", "States"]);
            if (branch.CheckRequired("StartAt", "States") && levels.Read(branch) is { } level)
            {
                branches.Add(level);
            }
        }

        return [.. branches];
    }
}
