using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Tests.Interpretation;

namespace Serverlesspresso.States.Tests.Definitions;

public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("""{"StartAt":"A"}""", "SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /")]
    [InlineData("""{"StartAt":"A","States":{}}""", "SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States")]
    [InlineData("[]", "SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null")]
    [InlineData("  ", "SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null")]
    [InlineData(
        """{"StartAt":"A","Version":"2.0","States":{"A":{"Type":"Succeed"}}}""",
        "SCHEMA_VALIDATION_FAILED: Value should be one of the following: [1.0] at /Version")]
    [InlineData(
        """{"StartAt":"A","Pace":1,"States":{"A":{"Type":"Succeed"}}}""",
        "SCHEMA_VALIDATION_FAILED: Field 'Pace' is not supported at /")]
    [InlineData(
        """{"StartAt":"A","TimeoutSeconds":-1,"States":{"A":{"Type":"Succeed"}}}""",
        "SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /TimeoutSeconds")]
    [InlineData(
        """{"StartAt":"A","QueryLanguage":"SQL","States":{"A":{"Type":"Succeed"}}}""",
        "SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Brew"}}}""",
        "SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: "
        + "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type, "
        + "MISSING_END_STATE: Workflow has no terminal state at null")]
    public void Machine_SomethingIsWrong_IsTold(string definition, string expected) =>
        Assert.Equal(expected, FindErrors(definition));

    [Fact]
    public void Machine_IsNoJson_SaysWhatWasFoundInPlaceOfIt() =>
        Assert.StartsWith("INVALID_JSON_DESCRIPTION: Unrecognized token 'not'", FindErrors("not a definition"), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"},"C":{"Type":"Pass","Next":"A"}}}""",
        "MISSING_END_STATE: Workflow has no terminal state at null")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"},"C":{"Type":"Succeed"}}}""",
        "MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/C")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Nowhere"}}}""",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nowhere at /States/A/Next, "
        + "MISSING_END_STATE: Workflow has no terminal state at null")]
    [InlineData(
        """{"StartAt":"Nowhere","States":{"A":{"Type":"Succeed"}}}""",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nowhere at /StartAt, "
        + "MISSING_TRANSITION_TARGET: State \"A\" is not reachable. at /States/A")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":"$.x","IsNull":true,"Next":"B"}],"Default":"C"},"B":{"Type":"Fail"}}}""",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/A/Default")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Parallel","Branches":[{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}],"End":true}}}""",
        "DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A/Branches[0]/States/A")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Next":"B"}}}],"End":true}}}""",
        "")]
    public void Transitions_SomethingIsWrong_IsTold(string definition, string expected) =>
        Assert.Equal(expected, FindErrors(definition));

    [Theory]
    [InlineData("""{"Type":"Pass"}""", "This object should have only one of the following fields: [Next, End] at /States/A")]
    [InlineData("""{"Type":"Pass","End":false}""", "This object should have only one of the following fields: [Next, End] at /States/A")]
    [InlineData("""{"Type":"Pass","Next":"B","End":true}""", "There should only be one of the following fields: [Next, End] at /States/A")]
    [InlineData("""{"Type":"Pass","Next":7}""", "Expected value of type [STRING] at /States/A/Next")]
    [InlineData("""{"Type":"Pass","End":true,"Retry":[]}""", "Field 'Retry' is not supported at /States/A")]
    [InlineData(
        """{"Type":"Pass","End":true,"Output":"x"}""",
        "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A")]
    [InlineData("""{"Type":"Pass","End":true,"InputPath":"x"}""", "Value must be a valid JSONPath. at /States/A/InputPath")]
    [InlineData("""{"Type":"Pass","End":true,"ResultPath":"$.a[*]"}""", "Value is not a Reference Path at /States/A/ResultPath")]
    [InlineData(
        """{"Type":"Pass","End":true,"Parameters":{"x.$":"States.Nothing()"}}""",
        "The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters")]
    [InlineData(
        """{"Type":"Wait","End":true}""",
        "This object should have only one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/A")]
    [InlineData(
        """{"Type":"Wait","End":true,"Seconds":1,"SecondsPath":"$.x"}""",
        "There should only be one of the following fields: [SecondsPath, Seconds] at /States/A")]
    [InlineData("""{"Type":"Wait","End":true,"Seconds":100000000}""", "Maximum value is 99999999 at /States/A/Seconds")]
    [InlineData("""{"Type":"Wait","End":true,"Seconds":1.5}""", "Expected value of type Integer at /States/A/Seconds")]
    [InlineData("""{"Type":"Task","End":true,"Resource":"brew"}""", "Value is not a valid resource ARN at /States/A/Resource")]
    [InlineData(
        """{"Type":"Task","End":true,"Resource":"arn:aws:states:::dynamodb:query"}""",
        "The resource provided arn:aws:states:::dynamodb:query is not recognized. The value is not a valid resource ARN, "
        + "or the resource is not available in this region. at /States/A/Resource")]
    [InlineData(
        """{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":0}""",
        "Minimum value is 1 at /States/A/TimeoutSeconds")]
    [InlineData(
        """{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Retry":[{"ErrorEquals":["States.ALL","X"]}]}""",
        "States.ALL must appear alone and at end of list at /States/A/Retry[0]/ErrorEquals")]
    [InlineData(
        """{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Retry":[{"ErrorEquals":["X"],"BackoffRate":0.5}]}""",
        "Minimum value is 1.0 at /States/A/Retry[0]/BackoffRate")]
    [InlineData(
        """{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Retry":[{"ErrorEquals":["X"],"JitterStrategy":"HALF"}]}""",
        "Value should be one of the following: [NONE, FULL] at /States/A/Retry[0]/JitterStrategy")]
    [InlineData(
        """{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Catch":[{"ErrorEquals":[],"Next":"B"}]}""",
        "Value cannot be empty at /States/A/Catch[0]/ErrorEquals")]
    [InlineData("""{"Type":"Fail","Error":"x","ErrorPath":"$.x"}""", "There should only be one of the following fields: [Error, ErrorPath] at /States/A")]
    [InlineData(
        """{"Type":"Choice","Choices":[{"Next":"B"}]}""",
        "The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /States/A/Choices[0]")]
    [InlineData(
        """{"Type":"Choice","Choices":[{"Variable":"$.x","StringEquals":"a","IsNull":true,"Next":"B"}]}""",
        "There should only be one of the following fields: [StringEquals, IsNull] at /States/A/Choices[0]")]
    [InlineData(
        """{"Type":"Choice","Choices":[{"Variable":"x","IsNull":true,"Next":"B"}]}""",
        "Value is not a Reference Path: Reference path didn't start with '$' at /States/A/Choices[0]/Variable")]
    [InlineData(
        """{"Type":"Choice","Choices":[{"Not":{"Variable":"$.x","IsNull":true,"Next":"B"},"Next":"B"}]}""",
        "Field 'Next' is not supported at /States/A/Choices[0]/Not")]
    [InlineData("""{"Type":"Choice","Choices":[]}""", "Value cannot be empty at /States/A/Choices")]
    [InlineData(
        """{"Type":"Map","End":true}""",
        "This object should have only one of the following fields: [ItemProcessor, Iterator] at /States/A")]
    [InlineData(
        """{"Type":"Map","End":true,"MaxConcurrencyPath":"$$.Execution.Input.n","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Succeed"}}}}""",
        "Value is not a Reference Path at /States/A/MaxConcurrencyPath")]
    [InlineData(
        """{"Type":"Map","End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE","ExecutionType":"STANDARD"},"StartAt":"I","States":{"I":{"Type":"Succeed"}}}}""",
        "Field 'ExecutionType' is not supported at /States/A/ItemProcessor/ProcessorConfig")]
    public void State_FieldIsWrong_IsTold(string state, string expected) =>
        Assert.Contains("SCHEMA_VALIDATION_FAILED: " + expected, FindErrors(MachineOf(state)), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"states":1}""", "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/A/Assign/states")]
    [InlineData(
        """{"my-drink":1}""",
        "INVALID_VARIABLE_NAME: Invalid variable name 'my-drink': the variable name contains invalid characters. at /States/A/Assign/my-drink")]
    public void Assign_NameCannotBeOne_IsTold(string assign, string expected) =>
        Assert.Equal(expected, FindErrors(MachineOf($$"""{"Type":"Pass","Assign":{{assign}},"End":true}""")));

    [Theory]
    [InlineData("""{"Type":"Pass","End":true,"Parameters":{"x":"$.order"}}""", "NO_DOLLAR /States/A/Parameters/x")]
    [InlineData("""{"Type":"Pass","End":true,"Parameters":{"a":[{"x":"States.UUID()"}]}}""", "NO_DOLLAR /States/A/Parameters/a[0]/x")]
    [InlineData("""{"Type":"Pass","End":true,"Result":"$.order"}""", "PASS_RESULT_IS_STATIC /States/A/Result")]
    [InlineData("""{"Type":"Fail","Cause":"$.reason"}""", "NO_PATH /States/A/Cause")]
    [InlineData(
        """{"Type":"Choice","Choices":[{"Variable":"$.x","StringEquals":"$.y","Next":"B"}]}""",
        "NO_PATH /States/A/Choices[0]/StringEquals")]
    [InlineData("""{"Type":"Pass","End":true,"Parameters":{"price":"$5","x.$":"$.order"}}""", "")]
    public void State_TextLooksLikeAPath_IsWarnedOf(string state, string expected)
    {
        var parsed = StateMachineDefinition.Parse(MachineOf(state));

        Assert.Equal(
            expected,
            string.Join(", ", parsed.Diagnostics.Where(found => !found.IsError).Select(found => $"{found.Code} {found.Location}")));
    }

    [Fact]
    public void Restore_RulesHaveBecomeStricterSince_LetsItRun()
    {
        const string taken = """{"StartAt":"A","Version":"2.0","Pace":1,"States":{"A":{"Type":"Wait","Seconds":1,"Next":"A"}}}""";
        Assert.Null(StateMachineDefinition.Parse(taken).Definition);

        var restored = StateMachineDefinition.Restore(taken)!; // It can be run.

        Assert.Equal(
            "ExecutionStarted WaitStateEntered", new SimulatedHost(restored, _ => null).Start().Types);
    }

    private static string MachineOf(string state) =>
        $$"""{"StartAt":"A","States":{"A":{{state}},"B":{"Type":"Succeed"} } }""";

    private static string FindErrors(string definition) => string.Join(
        ", ",
        StateMachineDefinition.Parse(definition).Diagnostics
            .Where(found => found.IsError && !found.Message.Contains("\"B\" is not reachable", StringComparison.Ordinal))
            .Select(found => found.ToString()));
}
