using System.Text.Json.Nodes;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Tests.Console.Frame;

public sealed class AwsCommandTests
{
    [Fact]
    public void Command_OfARequest_HasAnOptionForEachMember()
    {
        var request = JsonNode.Parse("""{"TableName":"t","Key":{"PK":{"S":"it's"}},"Limit":5,"ScanIndexForward":false,"ConsistentRead":true}""");

        var command = AwsCommand.Write("dynamodb", "GetItem", request!.AsObject()); // It is an object.

        Assert.Equal(
            """
            aws dynamodb get-item \
              --table-name t \
              --key '{"PK":{"S":"it'\''s"}}' \
              --limit 5 \
              --no-scan-index-forward \
              --consistent-read
            """,
            command);
    }

    [Theory]
    [InlineData("plain-name_1", "plain-name_1")]
    [InlineData("", "''")]
    [InlineData("#n0 = :v0", "'#n0 = :v0'")]
    [InlineData("$(rm -r .)", "'$(rm -r .)'")]
    public void Text_ForAShell_IsOneWord(string text, string quoted) => Assert.Equal(quoted, ShellText.Quote(text));
}
