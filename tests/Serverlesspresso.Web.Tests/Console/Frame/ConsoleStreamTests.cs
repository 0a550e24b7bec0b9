using System.Net;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Frame;

public sealed class ConsoleStreamTests() : PageJourney(Roles.Operator)
{
    private const string Processor = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderProcessor";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    [Theory]
    [InlineData(ConsoleTopics.Executions)]
    [InlineData($"executions:{Processor}")]
    [InlineData(ConsoleTopics.Events)]
    [InlineData("events:Serverlesspresso")]
    [InlineData("items:serverlesspresso-order-table")]
    public async Task Listen_OrderArrives_TellsWhoeverAskedForIt(string topic)
    {
        using var page = await OpenAsync(ConsoleAddresses.StreamOf(topic));
        await ReadLookAsync(page);

        await Server.ArriveAsync("2");

        await ReadLookAsync(page);
    }

    [Fact]
    public async Task Listen_SomethingElseHappens_HearsNothingOfIt()
    {
        using var page = await OpenAsync(ConsoleAddresses.StreamOf(ConsoleTopics.DeadLetters));
        await ReadLookAsync(page);

        await Server.ArriveAsync("2");
        Server.Get<ConsoleLive>().Tell("calls");
        var next = page.ReadLineAsync(Cancellation).AsTask();
        var isSilent = !next.IsCompleted;
        Server.Get<ConsoleLive>().Tell(ConsoleTopics.DeadLetters);

        Assert.True(isSilent);
        Assert.Equal(ExpectedLook, await next.WaitAsync(Patience, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?topics=")]
    [InlineData("?topics=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17")]
    public async Task Listen_NoTopicOrTooMany_IsRefused(string query)
    {
        using var answer = await Client.GetAsync(
            new Uri($"{ConsoleAddresses.Stream}{query}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private const string ExpectedLook = "data: {\"type\":\"look\"}";

    private static async Task ReadLookAsync(StreamReader page)
    {
        Assert.Equal(ExpectedLook, await ReadLineAsync(page));
        Assert.Equal("", await ReadLineAsync(page));
    }

    private static Task<string?> ReadLineAsync(StreamReader page) =>
        page.ReadLineAsync(Cancellation).AsTask()
            .WaitAsync(Patience, Cancellation);

    private async Task<StreamReader> OpenAsync(string address) => new(
        await Client.GetStreamAsync(new Uri(address, UriKind.Relative), Cancellation));
}
