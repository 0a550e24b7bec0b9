using System.Text;
using Serverlesspresso.Engine.Executions;

namespace Serverlesspresso.Engine.Tests.Executions;

public sealed class TaskTokensTests
{
    private const string Arn = "arn:aws:states:us-east-1:123456789012:execution:OrderProcessor:a";

    private readonly TaskTokens _tokens = new(Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef"));

    [Fact]
    public void Read_OwnToken_NamesExecutionAndTask()
    {
        var token = _tokens.Make(Arn, taskId: 7);

        Assert.Equal(new TaskTokenContent(Arn, 7), _tokens.Read(token));
    }

    [Fact]
    public void Make_TwoTasks_TokensDiffer()
    {
        Assert.NotEqual(_tokens.Make(Arn, taskId: 7), _tokens.Make(Arn, taskId: 8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAAKgAAAAE=")]
    [InlineData("NoSuchTaskToken")]
    public void Read_MadeUpToken_IsInvalid(string token)
    {
        var refusal = Assert.Throws<InvalidTokenException>(() => _tokens.Read(token));

        Assert.Equal("InvalidToken", refusal.Code);
        Assert.Equal("Invalid Token: 'Invalid token'", refusal.Message);
    }

    [Fact]
    public void Read_AnyByteChanged_IsInvalid()
    {
        var bytes = Convert.FromBase64String(_tokens.Make(Arn, taskId: 7));

        for (var index = 0; index < bytes.Length; index++)
        {
            var changed = (byte[])bytes.Clone();
            changed[index] ^= 1;
            Assert.Throws<InvalidTokenException>(() => _tokens.Read(Convert.ToBase64String(changed)));
        }
    }

    [Fact]
    public void Read_TokenOfAnotherServer_IsInvalid()
    {
        var other = new TaskTokens(Encoding.UTF8.GetBytes("another key of another server...."));

        Assert.Throws<InvalidTokenException>(() => _tokens.Read(other.Make(Arn, taskId: 7)));
    }
}
