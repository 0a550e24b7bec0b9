using Serverlesspresso.Items.Expressions;

namespace Serverlesspresso.Items.Tests.Expressions;

public sealed class ProjectionExpressionTests
{
    private const string Item =
        "{'a':{'S':'1'},'m':{'M':{'x':{'S':'2'},'y':{'M':{'z':{'N':'3'}}}}},'l':{'L':[{'S':'0'},{'S':'1'},{'M':{'k':{'S':'2'}}}]}}";

    [Theory]
    [InlineData("a", "{'a':{'S':'1'}}")]
    [InlineData("absent", "{}")]
    [InlineData("a, m.x", "{'a':{'S':'1'},'m':{'M':{'x':{'S':'2'}}}}")]
    [InlineData("m.y.z", "{'m':{'M':{'y':{'M':{'z':{'N':'3'}}}}}}")]
    [InlineData("m.absent", "{}")]
    [InlineData("m.x.z", "{}")]
    [InlineData("l[2], l[0]", "{'l':{'L':[{'S':'0'},{'M':{'k':{'S':'2'}}}]}}")]
    [InlineData("l[2].k, l[7]", "{'l':{'L':[{'M':{'k':{'S':'2'}}}]}}")]
    [InlineData("a[0]", "{}")]
    [InlineData("#m.#x", "{'m':{'M':{'x':{'S':'2'}}}}")]
    public void Apply_Projection_TakesTheParts(string text, string expected)
    {
        var projection = ProjectionExpression.Parse(text).Bind(Make.Parameters("{'#m':'m','#x':'x'}"));

        Assert.Equal(expected, Make.Json(projection.Apply(Make.Item(Item))));
    }

    [Theory]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("a,", "Syntax error; token: \"<EOF>\", near: \",\"")]
    [InlineData("a b", "Syntax error; token: \"b\", near: \"a b\"")]
    [InlineData(":a", "Syntax error; token: \":a\", near: \":a\"")]
    [InlineData("a, name", "Attribute name is a reserved keyword; reserved keyword: name")]
    [InlineData("#x", "An expression attribute name used in the document path is not defined; attribute name: #x")]
    [InlineData("a.b, a", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]")]
    [InlineData("a.b, a[1]", "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]")]
    public void Bind_Faulty_IsRefusedInDynamoDbsWords(string text, string expected) => Assert.Equal(
        "Invalid ProjectionExpression: " + expected,
        Make.Refusal(() => ProjectionExpression.Parse(text).Bind(ExpressionParameters.None)));
}
