using System.Collections.Immutable;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>A condition on one key attribute.</summary>
/// <param name="AttributeName">The attribute.</param>
/// <param name="Operator">The operator or function, with the attribute on its left.</param>
/// <param name="Values">What it is compared with.</param>
internal sealed record KeyCondition(string AttributeName, string Operator, ImmutableArray<AttributeValue> Values);

/// <summary>Takes a key condition expression apart, and refuses what cannot be a condition on keys.</summary>
internal static class KeyConditionReader
{
    public const string BeginsWith = "begins_with";
    public const string Between = "BETWEEN";

    private const ExpressionKind Kind = ExpressionKind.KeyCondition;

    public static List<KeyCondition> Read(Condition root, ExpressionParameters parameters)
    {
        var conditions = new List<KeyCondition>();
        Collect(root, parameters, conditions);
        return conditions.DistinctBy(condition => condition.AttributeName).Count() == conditions.Count
            ? conditions
            : throw Kind.Refuse("KeyConditionExpressions must only contain one condition per key");
    }

    private static void Collect(Condition condition, ExpressionParameters parameters, List<KeyCondition> conditions)
    {
        switch (condition)
        {
            case AndCondition and:
                Collect(and.Left, parameters, conditions);
                Collect(and.Right, parameters, conditions);
                break;
            case OrCondition:
                throw InvalidOperator("OR");
            case NotCondition:
                throw InvalidOperator("NOT");
            case ComparisonCondition { Operator: not "<>" } comparison when comparison.Right is PathOperand:
                conditions.Add(ReadOne(Mirror(comparison.Operator), [comparison.Right, comparison.Left], parameters));
                break;
            case ComparisonCondition { Operator: not "<>" } or BetweenCondition
                or FunctionCondition { Operator: BeginsWith }:
                var plain = (OperandCondition)condition;
                conditions.Add(ReadOne(plain.Operator, plain.Operands, parameters));
                break;
            default:
                throw InvalidOperator(((OperandCondition)condition).Operator);
        }
    }

    private static KeyCondition ReadOne(
        string operation, ImmutableArray<Operand> operands, ExpressionParameters parameters)
    {
        if (operands.Any(operand => operand is FunctionOperand))
        {
            throw Kind.Refuse("KeyConditionExpressions cannot contain nested operations");
        }

        if (operands.Skip(1).Any(operand => operand is PathOperand))
        {
            throw Kind.Refuse("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
        }

        if (operands[0] is not PathOperand key)
        {
            throw operation == BeginsWith || operation == Between
                ? Kind.Refuse(
                    $"Invalid condition in KeyConditionExpression: {operation} operator must have the key attribute " +
                    "as its first operand")
                : Kind.Refuse("Invalid condition in KeyConditionExpression: No key attribute specified");
        }

        if (key.Path.IsNested)
        {
            throw Kind.Refuse("KeyConditionExpressions cannot have conditions on nested attributes");
        }

        var values = operands.Skip(1).Select(operand => parameters.ValueOf(((ValueOperand)operand).Placeholder));
        return new KeyCondition(parameters.NameOf(key.Path.Elements[0]), operation, [.. values]);
    }

    private static string Mirror(string operation) => operation switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => operation,
    };

    private static ItemRefusedException InvalidOperator(string operation) =>
        Kind.Refuse("Invalid operator used in KeyConditionExpression: " + operation);
}
