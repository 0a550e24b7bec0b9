using Serverlesspresso.Items.Expressions;

namespace Serverlesspresso.Items.Tests.Expressions;

public sealed class UpdateExpressionTests
{
    private const string Values =
        "{':v':{'S':'v'},':w':{'S':'w'},':one':{'N':'1'},':five':{'N':'5'},':list':{'L':[{'S':'x'}]},':empty':{'L':[]}," +
        "':hot':{'SS':['hot']},':both':{'SS':['hot','large']},':ns':{'NS':['1']},':map':{'M':{}}}";

    [Theory]
    [InlineData("{}", "SET a = :v", "{'a':{'S':'v'}}")]
    [InlineData("{'a':{'S':'old'}}", "set a = :v", "{'a':{'S':'v'}}")]
    [InlineData("{'a':{'S':'1'},'b':{'S':'2'}}", "SET a = b, b = a", "{'a':{'S':'2'},'b':{'S':'1'}}")]
    [InlineData("{'a':{'N':'1'}}", "SET a = a + :five", "{'a':{'N':'6'}}")]
    [InlineData("{'a':{'N':'1'}}", "SET a = :five - a", "{'a':{'N':'4'}}")]
    [InlineData("{'a':{'N':'1'}}", "SET a = (a + :five)", "{'a':{'N':'6'}}")]
    [InlineData("{}", "SET a = if_not_exists(a, :five)", "{'a':{'N':'5'}}")]
    [InlineData("{'a':{'N':'1'}}", "SET a = if_not_exists(a, :five)", "{'a':{'N':'1'}}")]
    [InlineData("{}", "SET a = if_not_exists(a, :five) + :one", "{'a':{'N':'6'}}")]
    [InlineData("{}", "SET a = list_append(if_not_exists(a, :empty), :list)", "{'a':{'L':[{'S':'x'}]}}")]
    [InlineData("{'a':{'L':[{'S':'1'}]}}", "SET a = list_append(a, :list)", "{'a':{'L':[{'S':'1'},{'S':'x'}]}}")]
    [InlineData("{'a':{'L':[{'S':'1'}]}}", "SET a = list_append(:list, a)", "{'a':{'L':[{'S':'x'},{'S':'1'}]}}")]
    [InlineData("{'a':{'L':[{'S':'1'},{'S':'2'}]}}", "SET a[1] = :v", "{'a':{'L':[{'S':'1'},{'S':'v'}]}}")]
    [InlineData("{'a':{'L':[{'S':'1'}]}}", "SET a[9] = :w, a[5] = :v", "{'a':{'L':[{'S':'1'},{'S':'v'},{'S':'w'}]}}")]
    [InlineData("{'a':{'M':{'b':{'S':'1'}}}}", "SET a.b = :v, a.c = :w", "{'a':{'M':{'b':{'S':'v'},'c':{'S':'w'}}}}")]
    [InlineData("{'a':{'L':[{'M':{}}]}}", "SET a[0].b = :v", "{'a':{'L':[{'M':{'b':{'S':'v'}}}]}}")]
    [InlineData("{'a':{'S':'1'},'b':{'S':'2'}}", "REMOVE a", "{'b':{'S':'2'}}")]
    [InlineData("{'b':{'S':'2'}}", "REMOVE a", "{'b':{'S':'2'}}")]
    [InlineData("{'a':{'L':[{'S':'0'},{'S':'1'},{'S':'2'},{'S':'3'}]}}", "REMOVE a[0], a[2], a[8]", "{'a':{'L':[{'S':'1'},{'S':'3'}]}}")]
    [InlineData("{'a':{'L':[{'S':'0'},{'S':'1'}]}}", "REMOVE a[0] SET a[1] = :v", "{'a':{'L':[{'S':'v'}]}}")]
    [InlineData("{'a':{'M':{'b':{'S':'1'}}}}", "REMOVE a.b", "{'a':{'M':{}}}")]
    [InlineData("{}", "ADD a :five", "{'a':{'N':'5'}}")]
    [InlineData("{'a':{'N':'1'}}", "ADD a :five", "{'a':{'N':'6'}}")]
    [InlineData("{}", "ADD a :hot", "{'a':{'SS':['hot']}}")]
    [InlineData("{'a':{'SS':['cold','hot']}}", "ADD a :both", "{'a':{'SS':['cold','hot','large']}}")]
    [InlineData("{'a':{'SS':['cold','hot']}}", "DELETE a :both", "{'a':{'SS':['cold']}}")]
    [InlineData("{'a':{'SS':['hot']}}", "DELETE a :both", "{}")]
    [InlineData("{}", "DELETE a :both", "{}")]
    [InlineData("{'n':{'N':'1'}}", "SET a = :v ADD n :one REMOVE x DELETE y :hot", "{'n':{'N':'2'},'a':{'S':'v'}}")]
    [InlineData("{'status':{'S':'1'}}", "SET #s = :v", "{'status':{'S':'v'}}")]
    [InlineData("{}", "SET _a = :v", "{'_a':{'S':'v'}}")]
    public void Apply_Update_ChangesTheItem(string before, string text, string after)
    {
        var item = Make.Item(before);
        var update = UpdateExpression.Parse(text).Bind(Make.Parameters("{'#s':'status'}", Values));

        var changed = update.Apply(item);

        Assert.Equal(Make.Item(after), changed);
        Assert.Equal(before, Make.Json(item));
    }

    [Theory]
    [InlineData("{}", "SET a = b", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("{}", "SET a = a + :one", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("{'a':{'S':'x'}}", "SET a = a + :one", "An operand in the update expression has an incorrect data type")]
    [InlineData("{'a':{'S':'x'}}", "SET a = list_append(a, :list)", "An operand in the update expression has an incorrect data type")]
    [InlineData("{'a':{'S':'x'}}", "ADD a :one", "An operand in the update expression has an incorrect data type")]
    [InlineData("{'a':{'NS':['1']}}", "ADD a :hot", "An operand in the update expression has an incorrect data type")]
    [InlineData("{'a':{'NS':['1']}}", "DELETE a :hot", "An operand in the update expression has an incorrect data type")]
    [InlineData("{}", "SET a.b = :v", "The document path provided in the update expression is invalid for update")]
    [InlineData("{'a':{'S':'x'}}", "SET a.b = :v", "The document path provided in the update expression is invalid for update")]
    [InlineData("{'a':{'M':{}}}", "SET a[0] = :v", "The document path provided in the update expression is invalid for update")]
    [InlineData("{'a':{'L':[]}}", "SET a[0].b = :v", "The document path provided in the update expression is invalid for update")]
    [InlineData("{}", "REMOVE a.b", "The document path provided in the update expression is invalid for update")]
    public void Apply_UpdateDoesNotFit_IsRefused(string before, string text, string expected)
    {
        var update = UpdateExpression.Parse(text).Bind(Make.Parameters(values: Values));

        Assert.Equal(expected, Make.Refusal(() => update.Apply(Make.Item(before))));
    }

    [Theory]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("SET", "Syntax error; token: \"<EOF>\", near: \"SET\"")]
    [InlineData("a = :v", "Syntax error; token: \"a\", near: \"a =\"")]
    [InlineData("SET a = ", "Syntax error; token: \"<EOF>\", near: \"=\"")]
    [InlineData("SET a :v", "Syntax error; token: \":v\", near: \"a :v\"")]
    [InlineData("SET a = :v,", "Syntax error; token: \"<EOF>\", near: \",\"")]
    [InlineData("SET a = :v + :v + :v", "Syntax error; token: \"+\", near: \":v + :v\"")]
    [InlineData("ADD a b", "Syntax error; token: \"b\", near: \"a b\"")]
    [InlineData("SET status = :v", "Attribute name is a reserved keyword; reserved keyword: status")]
    [InlineData("SET a = unknown(b)", "Invalid function name; function: unknown")]
    [InlineData("SET a = size(b)", "The function is not allowed in an update expression; function: size")]
    [InlineData("SET a = :v SET b = :v", "The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET #x = :v", "An expression attribute name used in the document path is not defined; attribute name: #x")]
    [InlineData("SET a = :x", "An expression attribute value used in expression is not defined; attribute value: :x")]
    [InlineData("SET a = :v, a = :v", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]")]
    [InlineData("SET a = :v REMOVE a.b[1]", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b, [1]]")]
    [InlineData("SET a.b = :v, a[1] = :v", "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]")]
    [InlineData("ADD a :v", "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [InlineData("DELETE a :one", "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND")]
    [InlineData("SET a = b + :v", "Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [InlineData("SET a = list_append(b, :v)", "Incorrect operand type for operator or function; operator or function: list_append, operand type: S")]
    [InlineData("SET a = list_append(b)", "Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1")]
    [InlineData("SET a = if_not_exists(:v, :v)", "Operator or function requires a document path; operator or function: if_not_exists")]
    public void Bind_Faulty_IsRefusedInDynamoDbsWords(string text, string expected)
    {
        var message = Make.Refusal(() => UpdateExpression.Parse(text).Bind(Make.Parameters(values: Values)));

        Assert.Equal("Invalid UpdateExpression: " + expected, message);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Apply_ResultIsTooDeep_IsRefused(int levels, bool isAllowed)
    {
        var value = "{'NULL':true}";
        for (var i = 0; i < levels; i++)
        {
            value = "{'L':[" + value + "]}";
        }

        var update = UpdateExpression.Parse("SET a.b.c = :v").Bind(Make.Parameters(values: "{':v':" + value + "}"));
        var refusal = Record.Exception(() => update.Apply(Make.Item("{'a':{'M':{'b':{'M':{}}}}}")));

        Assert.Equal(isAllowed, refusal is null);
    }

    [Fact]
    public void ChangedPaths_NestedUpdate_TakesOnlyWhatChanged()
    {
        var update = UpdateExpression.Parse("SET a.b = :v, n = :one REMOVE z").Bind(Make.Parameters(values: Values));
        var item = Make.Item("{'a':{'M':{'b':{'S':'1'},'c':{'S':'2'}}},'n':{'N':'0'},'x':{'S':'y'},'z':{'S':'z'}}");

        Assert.Equal(["a", "n", "z"], update.AttributeNames);
        Assert.Equal(
            "{'a':{'M':{'b':{'S':'1'}}},'n':{'N':'0'},'z':{'S':'z'}}", Make.Json(update.ChangedPaths.Apply(item)));
        Assert.Equal(
            "{'a':{'M':{'b':{'S':'v'}}},'n':{'N':'1'}}", Make.Json(update.ChangedPaths.Apply(update.Apply(item))));
    }

    [Fact]
    public void Bind_ParsedOnceUsedTwice_DependsOnTheParametersOnly()
    {
        var expression = UpdateExpression.Parse("SET #a = :v");

        var first = expression.Bind(Make.Parameters("{'#a':'x'}", "{':v':{'N':'1'}}"));
        var second = expression.Bind(Make.Parameters("{'#a':'y'}", "{':v':{'N':'2'}}"));

        Assert.Equal("{'x':{'N':'1'}}", Make.Json(first.Apply(Make.Item("{}"))));
        Assert.Equal("{'y':{'N':'2'}}", Make.Json(second.Apply(Make.Item("{}"))));
    }
}
