using System.Text;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Tests.Expressions;

public sealed class KeyConditionExpressionTests
{
    private const string Values =
        "{':p':{'S':'shop'},':a':{'S':'a'},':b':{'S':'b'},':n':{'N':'1'},':e':{'S':''}}";

    private static readonly KeySchema Schema =
        new(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", AttributeType.S));

    [Theory]
    [InlineData("pk = :p", "[..]")]
    [InlineData(":p = pk", "[..]")]
    [InlineData("pk = :p AND sk = :a", "[a..a]")]
    [InlineData("sk = :a AND pk = :p", "[a..a]")]
    [InlineData("(pk = :p) AND (sk < :a)", "[..a)")]
    [InlineData("pk = :p AND :a > sk", "[..a)")]
    [InlineData("pk = :p AND sk <= :a", "[..a]")]
    [InlineData("pk = :p AND sk > :a", "(a..]")]
    [InlineData("pk = :p AND sk >= :a", "[a..]")]
    [InlineData("pk = :p AND sk BETWEEN :a AND :b", "[a..b]")]
    [InlineData("pk = :p AND begins_with(sk, :a)", "[a..b)")]
    [InlineData("#p = :p", "[..]")]
    public void Bind_Condition_GivesPartitionAndRange(string text, string expected)
    {
        var parameters = Make.Parameters("{'#p':'pk'}", Values);
        var expression = KeyConditionExpression.Parse(text);
        expression.Check(parameters);

        var range = expression.Bind(Schema, parameters);

        Assert.Equal(new StringValue("shop"), range.PartitionKey);
        Assert.Equal(expected, Show(range.SortKeys));
    }

    [Theory]
    [InlineData("pk = :p OR sk = :a", "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: OR")]
    [InlineData("NOT pk = :p", "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: NOT")]
    [InlineData("pk <> :p", "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: <>")]
    [InlineData("pk IN (:p)", "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: IN")]
    [InlineData("attribute_exists(pk)", "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: attribute_exists")]
    [InlineData("pk = :p AND pk = :p", "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key")]
    [InlineData("pk.a = :p", "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes")]
    [InlineData("size(pk) = :n", "Invalid KeyConditionExpression: KeyConditionExpressions cannot contain nested operations")]
    [InlineData("sk = :a", "Query condition missed key schema element: pk")]
    [InlineData("pk = :p AND extra = :a", "Query condition missed key schema element: sk")]
    [InlineData("pk > :p", "Query key condition not supported")]
    [InlineData("pk = :p AND sk = :a AND extra = :a", "Query key condition not supported")]
    [InlineData("pk = :n", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [InlineData("pk = :p AND sk = :n", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [InlineData("pk = :e", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk")]
    public void Bind_NoConditionOnTheKey_IsRefused(string text, string expected)
    {
        var parameters = Make.Parameters(values: Values);

        var message = Make.Refusal(() =>
        {
            var expression = KeyConditionExpression.Parse(text);
            expression.Check(parameters);
            expression.Bind(Schema, parameters);
        });

        Assert.Equal(expected, message);
    }

    private static string Show(SortKeyRange range) =>
        $"{(range.IncludesFrom ? '[' : '(')}{Text(range.From)}..{Text(range.To)}{(range.IncludesTo ? ']' : ')')}";

    private static string Text(ReadOnlyMemory<byte>? key) => key is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "";
}
