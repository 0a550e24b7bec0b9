using Serverlesspresso.States.Choices;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads a Choice state and its rules.</summary>
internal sealed class ChoiceReader(string name, FieldReader fields)
{
    private const int DepthMax = 100;

    private static readonly Dictionary<string, Func<JsonValue, bool>> KindTests = new(StringComparer.Ordinal)
    {
        ["IsNull"] = value => value is JsonNull,
        ["IsNumeric"] = value => value is JsonNumber,
        ["IsString"] = value => value is JsonString,
        ["IsBoolean"] = value => value is JsonBoolean,
        ["IsTimestamp"] = Comparison.IsTimestamp,
    };

    private static readonly string[] Selectors = ["And", "Or", "Not", "Variable", "Condition"];

    private static readonly string[] Tests = [.. Comparison.Names, "IsPresent", .. KindTests.Keys];

    public State Read(IEnumerable<string> common)
    {
        fields.AllowOnly([.. common, "Choices", "Default", "Assign"]);
        fields.CheckRequired("Choices");
        var target = fields.Text("Default");
        return new ChoiceState
        {
            Name = name,
            InputPath = fields.Path("InputPath"),
            OutputPath = fields.Path("OutputPath"),
            Assign = fields.Assign(),
            Choices = ReadChoices(),
            Default = target is null ? null : new Transition(target, fields.At("Default")),
        };
    }

    private Choice[] ReadChoices()
    {
        var choices = new List<Choice>();
        var found = fields.Items("Choices");
        if (found is { Count: 0 })
        {
            fields.Diagnostics.AddError(fields.At("Choices"), "Value cannot be empty");
        }

        for (var i = 0; i < (found?.Count ?? 0); i++)
        {
            var at = DiagnosticList.Below(fields.At("Choices"), i);
            if (found![i] is not JsonObject members) // Counted above, so it is there.
            {
                fields.Diagnostics.AddError(at, "Expected value of type Object");
                continue;
            }

            var choice = new FieldReader(members, at, fields.Diagnostics);
            choice.CheckRequired("Next");
            if (ReadRule(choice, depth: 0, ["Next", "Assign"]) is { } rule)
            {
                choices.Add(new Choice(rule, new Transition(choice.Text("Next"), choice.At("Next")), choice.Assign()));
            }
        }

        return [.. choices];
    }

    private static ChoiceRule? ReadRule(FieldReader rule, int depth, string[] besides)
    {
        var selectors = Array.FindAll(Selectors, rule.Has);
        if (selectors.Length != 1 || depth > DepthMax)
        {
            rule.Diagnostics.AddError(
                rule.Location, $"The object must have only one of the following fields, [{string.Join(", ", Selectors)}]");
            return null;
        }

        var isTest = selectors[0] == "Variable";
        rule.AllowOnly(["Comment", .. besides, .. isTest ? Tests : (string[])[], .. selectors.Except(["Condition"])]);
        return selectors[0] switch
        {
            "And" => ReadAll(rule, "And", depth) is { } all ? new AndRule(all) : null,
            "Or" => ReadAll(rule, "Or", depth) is { } any ? new OrRule(any) : null,
            "Not" => ReadInner(rule, rule.Object("Not"), rule.At("Not"), depth) is { } inner ? new NotRule(inner) : null,
            "Variable" => ReadTest(rule),
            _ => null,
        };
    }

    private static ChoiceRule[]? ReadAll(FieldReader rule, string name, int depth)
    {
        var items = rule.Items(name);
        if (items is null or { Count: 0 })
        {
            rule.Diagnostics.AddError(rule.At(name), "Value cannot be empty");
            return null;
        }

        var rules = new List<ChoiceRule>();
        for (var i = 0; i < items.Count; i++)
        {
            var at = DiagnosticList.Below(rule.At(name), i);
            if (ReadInner(rule, items[i] as JsonObject, at, depth) is { } inner)
            {
                rules.Add(inner);
            }
        }

        return [.. rules];
    }

    private static ChoiceRule? ReadInner(FieldReader outer, JsonObject? members, string location, int depth)
    {
        if (members is null)
        {
            outer.Diagnostics.AddError(location, "Expected value of type Object");
            return null;
        }

        return ReadRule(new FieldReader(members, location, outer.Diagnostics), depth + 1, besides: []);
    }

    private static ChoiceRule? ReadTest(FieldReader rule)
    {
        rule.CheckExactlyOne(Tests);
        if (rule.Operand("Variable") is not { } variable || Array.Find(Tests, rule.Has) is not { } name)
        {
            return null;
        }

        if (name == "IsPresent" || KindTests.ContainsKey(name))
        {
            var expected = rule.Boolean(name) ?? true;
            return name == "IsPresent"
                ? new PresenceRule(variable, expected)
                : new KindRule(variable, KindTests[name], expected);
        }

        return Comparison.Find(name) is { } comparison
            ? ReadLiteral(rule, variable, name, comparison)
            : ReadPath(rule, variable, name);
    }

    private static LiteralRule? ReadLiteral(FieldReader rule, Expression variable, string name, Comparison comparison)
    {
        var literal = rule.Members[name]!; // The operator was found by its name.
        rule.WarnOfPath(name);
        if (comparison.Accepts(literal))
        {
            return new LiteralRule(variable, comparison, literal);
        }

        rule.Diagnostics.AddError(rule.At(name), $"The value {literal.ToText()} is not of the kind that {name} compares with");
        return null;
    }

    private static PathRule? ReadPath(FieldReader rule, Expression variable, string name)
    {
        var comparison = Comparison.Find(name[..^"Path".Length])!; // Tests lists known comparisons only.
        return rule.Operand(name) is { } other ? new PathRule(variable, comparison, other) : null;
    }
}
