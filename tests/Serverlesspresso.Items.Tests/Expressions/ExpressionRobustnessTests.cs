using Serverlesspresso.Items.Expressions;

namespace Serverlesspresso.Items.Tests.Expressions;

/// <summary>Random texts: an expression is taken or refused, and nothing else ever happens.</summary>
public sealed class ExpressionRobustnessTests
{
    private const int Rounds = 20_000;

    private static readonly string[] Pieces =
    [
        "a", "b.c", "d[1]", "#n", "#x", ":s", ":n", ":l", ":x", "(", ")", "[", "]", ",", ".", "=", "<>", "<", ">=", "+",
        "-", "AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE", "size(", "contains(",
        "attribute_exists(", "begins_with(", "attribute_type(", "if_not_exists(", "list_append(", "name", "99", "&", "_q",
        "a = :s", "SET a = :s", "d[0] = :n", "size(a) > :n", "ADD b :n",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Expression_RandomText_IsTakenOrRefused(int seed)
    {
        var random = new Random(seed);
        var item = Make.Item("{'a':{'S':'x'},'b':{'M':{'c':{'N':'1'}}},'d':{'L':[{'N':'1'},{'SS':['x']}]}}");
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var text = string.Join(' ', random.GetItems(Pieces, random.Next(1, 9)));
            var parameters = Make.Parameters("{'#n':'a'}", "{':s':{'S':'x'},':n':{'N':'1'},':l':{'L':[]}}");
            try
            {
                taken += Use(round % 4, text, item, parameters) ? 1 : 0;
            }
            catch (ItemRefusedException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}, round {round}: '{text}' made {exception}");
            }
        }

        Assert.InRange(taken, 50, Rounds);
    }

    private static bool Use(int kind, string text, Serverlesspresso.Items.Values.Item item, ExpressionParameters parameters)
    {
        switch (kind)
        {
            case 0:
                var condition = ConditionExpression.Parse(text, ExpressionKind.Condition);
                condition.Check(parameters);
                condition.IsMetBy(item, parameters);
                break;
            case 1:
                KeyConditionExpression.Parse(text).Check(parameters);
                break;
            case 2:
                UpdateExpression.Parse(text).Bind(parameters).Apply(item);
                break;
            default:
                ProjectionExpression.Parse(text).Bind(parameters).Apply(item);
                break;
        }

        return true;
    }
}
