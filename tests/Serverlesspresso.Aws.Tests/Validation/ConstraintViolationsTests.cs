using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Validation;

namespace Serverlesspresso.Aws.Tests.Validation;

public sealed class ConstraintViolationsTests
{
    [Fact]
    public void ThrowIfAny_NothingIsWrong_DoesNothing()
    {
        new ConstraintViolations()
            .NotNull("name", "a")
            .Length("name", null, minimum: 1, maximum: 2)
            .Range("limit", null, 1, 100)
            .OneOf("state", "ENABLED", "ENABLED", "DISABLED")
            .Pattern("name", "ab", new Regex(@"\A(?:[a-z]+)\z"))
            .ThrowIfAny();
    }

    [Fact]
    public void ThrowIfAny_OneIsWrong_NamesIt()
    {
        var violations = new ConstraintViolations().NotNull("tableName", null);

        var refusal = Assert.Throws<ValidationException>(violations.ThrowIfAny);

        Assert.Equal("ValidationException", refusal.Code);
        Assert.Equal(
            "1 validation error detected: "
                + "Value null at 'tableName' failed to satisfy constraint: Member must not be null",
            refusal.Message);
    }

    [Fact]
    public void ThrowIfAny_ManyAreWrong_NamesAll()
    {
        var violations = new ConstraintViolations()
            .Length("name", "", minimum: 1, maximum: 2)
            .Length("name", "abc", minimum: 1, maximum: 2)
            .Range("limit", 0, 1, 100)
            .Range("limit", 101, 1, 100)
            .Count("entries", 0, () => "[]", 1, 10)
            .Count("entries", 11, () => "[...]", 1, 10)
            .OneOf("state", "ON", "ENABLED", "DISABLED")
            .Pattern("name", "A", new Regex(@"\A(?:[a-z]+)\z"));

        var refusal = Assert.Throws<ValidationException>(violations.ThrowIfAny);

        Assert.Equal(
            "8 validation errors detected: "
                + "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; "
                + "Value 'abc' at 'name' failed to satisfy constraint: Member must have length less than or equal to 2; "
                + "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1; "
                + "Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100; "
                + "Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1; "
                + "Value '[...]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10; "
                + "Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED]; "
                + "Value 'A' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
            refusal.Message);
    }
}
