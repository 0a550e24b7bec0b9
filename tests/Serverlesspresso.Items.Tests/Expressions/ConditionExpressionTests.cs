using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Tests.Expressions;

public sealed class ConditionExpressionTests
{
    private const string Order =
        "{'id':{'S':'7'},'amount':{'N':'12.5'},'ready':{'BOOL':true},'tags':{'SS':['hot','large']}," +
        "'drinks':{'L':[{'S':'latte'},{'M':{'milk':{'S':'oat'}}}]},'customer':{'M':{'first.name':{'S':'Ada'}}}," +
        "'code':{'B':'AAEC'},'nothing':{'NULL':true}}";

    private const string Values =
        "{':s':{'S':'7'},':n':{'N':'12.50'},':low':{'N':'1'},':high':{'N':'20'},':t':{'BOOL':true},':hot':{'S':'hot'}," +
        "':latte':{'S':'latte'},':att':{'S':'att'},':la':{'S':'la'},':S':{'S':'S'},':two':{'N':'2'},':oat':{'S':'oat'}," +
        "':ada':{'S':'Ada'},':null':{'NULL':true},':code':{'B':'AAE='}}";

    [Theory]
    [InlineData("id = :s", true)]
    [InlineData("id <> :s", false)]
    [InlineData("amount = :n", true)]
    [InlineData("amount < :high", true)]
    [InlineData("amount <= :n", true)]
    [InlineData("amount > :n", false)]
    [InlineData("amount >= :n", true)]
    [InlineData(":high > amount", true)]
    [InlineData("amount < :s", false)]
    [InlineData("absent = :s", false)]
    [InlineData("absent <> :s", true)]
    [InlineData("absent < :s", false)]
    [InlineData("NOT absent < :s", true)]
    [InlineData("ready = :t", true)]
    [InlineData("nothing = :null", true)]
    [InlineData("amount BETWEEN :low AND :high", true)]
    [InlineData("amount between :high and :high", false)]
    [InlineData("absent BETWEEN :low AND :high", false)]
    [InlineData("id IN (:hot, :s)", true)]
    [InlineData("id IN (:hot)", false)]
    [InlineData("absent IN (:hot)", false)]
    [InlineData("attribute_exists(id)", true)]
    [InlineData("attribute_exists(absent)", false)]
    [InlineData("attribute_not_exists(absent)", true)]
    [InlineData("attribute_not_exists(drinks[1].milk)", false)]
    [InlineData("attribute_not_exists(drinks[2])", true)]
    [InlineData("attribute_type(id, :S)", true)]
    [InlineData("attribute_type(amount, :S)", false)]
    [InlineData("attribute_type(absent, :S)", false)]
    [InlineData("begins_with(drinks[0], :la)", true)]
    [InlineData("begins_with(id, :la)", false)]
    [InlineData("begins_with(amount, :la)", false)]
    [InlineData("begins_with(code, :code)", true)]
    [InlineData("contains(drinks[0], :att)", true)]
    [InlineData("contains(tags, :hot)", true)]
    [InlineData("contains(tags, :latte)", false)]
    [InlineData("contains(drinks, :latte)", true)]
    [InlineData("contains(drinks, :oat)", false)]
    [InlineData("contains(absent, :oat)", false)]
    [InlineData("contains(code, :code)", true)]
    [InlineData("size(drinks) = :two", true)]
    [InlineData("size(tags) = :two", true)]
    [InlineData("size(absent) = :two", false)]
    [InlineData("size(amount) = :two", false)]
    [InlineData("drinks[1].milk = :oat", true)]
    [InlineData("customer.#first = :ada", true)]
    [InlineData("id = :s AND amount = :low", false)]
    [InlineData("id = :s OR amount = :low", true)]
    [InlineData("id = :hot OR id = :s AND amount = :low", false)]
    [InlineData("(id = :s OR id = :hot) AND amount = :n", true)]
    [InlineData("NOT (id = :s OR id = :hot)", false)]
    [InlineData("NOT id = :s OR id = :s", true)]
    [InlineData("(id) = (:s)", true)]
    [InlineData("(size(drinks)) = :two", true)]
    [InlineData("NOT NOT id = :s", true)]
    public void IsMetBy_Condition_IsDecided(string text, bool expected)
    {
        var parameters = Make.Parameters("{'#first':'first.name'}", Values);
        var condition = ConditionExpression.Parse(text, ExpressionKind.Condition);
        condition.Check(parameters);

        Assert.Equal(expected, condition.IsMetBy(Make.Item(Order), parameters));
    }

    [Fact]
    public void IsMetBy_StringsBeyondTheBasicPlane_CompareAsUtf8()
    {
        var parameters = Make.Parameters(values: "{':v':{'S':'\uFF5E'}}");
        var condition = ConditionExpression.Parse("a > :v", ExpressionKind.Condition);
        condition.Check(parameters);

        Assert.True(condition.IsMetBy(Make.Item("{'a':{'S':'\U0001D11E'}}"), parameters));
    }

    [Theory]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("   ", "The expression can not be empty;")]
    [InlineData("a =", "Syntax error; token: \"<EOF>\", near: \"=\"")]
    [InlineData("a b :v", "Syntax error; token: \"b\", near: \"a b :v\"")]
    [InlineData("a = :v)", "Syntax error; token: \")\", near: \":v)\"")]
    [InlineData("order-id = :v", "Syntax error; token: \"-\", near: \"order-id\"")]
    [InlineData("a & :v", "Syntax error; token: \"&\", near: \"a & :v\"")]
    [InlineData("a", "Syntax error; token: \"<EOF>\", near: \"a\"")]
    [InlineData("(a)", "Syntax error; token: \"<EOF>\", near: \")\"")]
    [InlineData("_a = :v", "Syntax error; token: \"_a\", near: \"_a =\"")]
    [InlineData("a[x] = :v", "Syntax error; token: \"x\", near: \"[x]\"")]
    [InlineData("((a = :v))", "The expression has redundant parentheses;")]
    [InlineData("((a)) = :v", "The expression has redundant parentheses;")]
    [InlineData("status = :v", "Attribute name is a reserved keyword; reserved keyword: status")]
    [InlineData("a.Size = :v", "Attribute name is a reserved keyword; reserved keyword: Size")]
    [InlineData("exists(a)", "Invalid function name; function: exists")]
    [InlineData("Size(a) = :v", "Invalid function name; function: Size")]
    [InlineData("if_not_exists(a, :v) = :v", "The function is not allowed in a condition expression; function: if_not_exists")]
    [InlineData("size(a)", "The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("attribute_exists(a) = :v", "The function is not allowed to be used this way in an expression; function: attribute_exists")]
    [InlineData("contains(a, attribute_exists(b))", "The function is not allowed to be used this way in an expression; function: attribute_exists")]
    [InlineData("#x = :v", "An expression attribute name used in the document path is not defined; attribute name: #x")]
    [InlineData("a = :x", "An expression attribute value used in expression is not defined; attribute value: :x")]
    [InlineData("attribute_exists(a, :v)", "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2")]
    [InlineData("begins_with(a)", "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1")]
    [InlineData("size(a, :v) = :v", "Incorrect number of operands for operator or function; operator or function: size, number of operands: 2")]
    [InlineData("a = a", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]")]
    [InlineData("a.b[1] < a.b[1]", "The first operand must be distinct from the remaining operands for this operator or function; operator: <, first operand: [a, b, [1]]")]
    [InlineData("attribute_exists(:v)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("begins_with(a, :n)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("attribute_type(a, :n)", "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N")]
    [InlineData("attribute_type(a, :v)", "Invalid attribute type name found; type: text, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [InlineData("size(:n) = :n", "Incorrect operand type for operator or function; operator or function: size, operand type: N")]
    [InlineData("a < :l", "Incorrect operand type for operator or function; operator or function: <, operand type: L")]
    [InlineData("a BETWEEN :n AND :v", "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {S:text}")]
    [InlineData("a BETWEEN :n AND :low", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {N:1}")]
    public void Check_Faulty_IsRefusedInDynamoDbsWords(string text, string expected)
    {
        var parameters = Make.Parameters(values: "{':v':{'S':'text'},':n':{'N':'5'},':low':{'N':'1'},':l':{'L':[]}}");

        var message = Make.Refusal(() => ConditionExpression.Parse(text, ExpressionKind.Condition).Check(parameters));

        Assert.Equal("Invalid ConditionExpression: " + expected, message);
    }

    [Fact]
    public void Parse_Filter_IsNamedInTheError() => Assert.Equal(
        "Invalid FilterExpression: The expression can not be empty;",
        Make.Refusal(() => ConditionExpression.Parse("", ExpressionKind.Filter)));

    [Fact]
    public void Parse_TooLong_IsRefused() => Assert.Equal(
        "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097",
        Make.Refusal(() => ConditionExpression.Parse(new string('a', 4097), ExpressionKind.Condition)));

    [Theory]
    [InlineData("(")]
    [InlineData("NOT ")]
    [InlineData("size(")]
    public void Parse_VeryDeep_IsRefusedAndDoesNotExhaustTheStack(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 4096 / part.Length));

        Assert.Throws<ItemRefusedException>(() => ConditionExpression.Parse(text, ExpressionKind.Condition));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Parse_ManyOperators_AreLimitedToThreeHundred(int operators, bool isAllowed)
    {
        var text = string.Join(" OR ", Enumerable.Repeat("a=:v", (operators + 1) / 2));
        text = operators % 2 == 0 ? "NOT " + text : text;

        Assert.Equal(isAllowed, Record.Exception(() => ConditionExpression.Parse(text, ExpressionKind.Condition)) is null);
    }

    [Fact]
    public void AttributeNames_Filter_AreTheRootsOfItsPaths()
    {
        var parameters = Make.Parameters("{'#c':'customer'}", "{':v':{'S':'x'}}");
        var filter = ConditionExpression.Parse("#c.id = :v AND (size(drinks) > :v OR attribute_exists(amount))", ExpressionKind.Filter);
        filter.Check(parameters);

        Assert.Equal(["customer", "drinks", "amount"], filter.AttributeNames(parameters));
    }

    [Fact]
    public void ThrowIfUnused_NamesAndValuesAreUnused_NamesThem()
    {
        var parameters = Make.Parameters("{'#a':'a','#b':'b'}", "{':v':{'S':'x'},':w':{'S':'y'}}");
        ConditionExpression.Parse("#a = :v AND #b = :v", ExpressionKind.Condition).Check(parameters);

        Assert.Equal(
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}",
            Make.Refusal(parameters.ThrowIfUnused));
    }

    [Fact]
    public void Parameters_InvalidKeys_AreRefused()
    {
        Assert.Equal(
            "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"",
            Make.Refusal(() => Make.Parameters("{'a':'a'}")));
        Assert.Equal(
            "ExpressionAttributeValues contains invalid key: Syntax error; key: \":a-b\"",
            Make.Refusal(() => Make.Parameters(values: "{':a-b':{'S':'x'}}")));
        Assert.Equal("ExpressionAttributeValues must not be empty", Make.Refusal(() => Make.Parameters(values: "{}")));
        Assert.Equal("ExpressionAttributeNames must not be empty", Make.Refusal(() => Make.Parameters("{}")));
    }

    [Fact]
    public void IsMetBy_NoItem_SeesNoAttributes()
    {
        var condition = ConditionExpression.Parse("attribute_not_exists(id)", ExpressionKind.Condition);
        condition.Check(ExpressionParameters.None);

        Assert.True(condition.IsMetBy(Item.Empty, ExpressionParameters.None));
    }
}
