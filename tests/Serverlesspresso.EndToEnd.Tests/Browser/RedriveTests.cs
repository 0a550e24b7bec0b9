using System.Text.Json;
using Microsoft.Playwright;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>An execution that failed is redriven, by the real client and by a click.</summary>
public sealed class RedriveTests(BrowserProcess browser) : IAsyncLifetime
{
    private const string Definition =
        """
        {
          "StartAt": "Greet",
          "States": {
            "Greet": { "Type": "Pass", "Next": "Read cup" },
            "Read cup": {
              "Type": "Task",
              "Resource": "arn:aws:states:::dynamodb:getItem",
              "Parameters": { "TableName": "cups", "Key": { "id": { "S": "1" } } },
              "End": true
            }
          }
        }
        """;

    private readonly LiveBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Redrive_ByTheClientThenByAClick_GoesOnOnceTheCauseIsMended()
    {
        var organiser = await _bar.SeatOrganiserAsync();
        var aws = new AwsCommandLine(_bar.Server.Process);
        var machine = Read(await aws.RunAsync(
            "stepfunctions", "create-state-machine", "--name", "Cups", "--definition", Definition,
            "--role-arn", "arn:aws:iam::123456789012:role/r"), "stateMachineArn");
        var execution = Read(await aws.RunAsync(
            "stepfunctions", "start-execution", "--state-machine-arn", machine, "--name", "one"), "executionArn");

        await aws.RunAsync("stepfunctions", "redrive-execution", "--execution-arn", execution);
        var described = await aws.RunAsync("stepfunctions", "describe-execution", "--execution-arn", execution);
        await organiser.GoToAsync("/console/executions/Cups/one");
        await PageReview.ReviewAsync(organiser, "execution-redrivable", [Screen.Phone, Screen.Desktop]);
        await aws.RunAsync(
            "dynamodb", "create-table", "--table-name", "cups", "--billing-mode", "PAY_PER_REQUEST",
            "--attribute-definitions", "AttributeName=id,AttributeType=S", "--key-schema", "AttributeName=id,KeyType=HASH");
        await organiser.Page.GetByRole(AriaRole.Link, new() { Name = "Redrive", Exact = true }).ClickAsync();
        await Assertions.Expect(organiser.Page.Locator("#redrive-dialog")).ToBeVisibleAsync();
        await Screenshots.SaveAsync(organiser.Page, "execution-redrive-asked");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Redrive it" }).ClickAsync();

        Assert.Equal("REDRIVABLE", Read(described, "redriveStatus"));
        await Assertions.Expect(organiser.Page.Locator(".execution .badge").First).ToHaveTextAsync("Succeeded");
        await Assertions.Expect(organiser.Page.Locator("#redriven")).ToContainTextAsync("2 times");
        await Assertions.Expect(organiser.Page.Locator("[data-key='state-Read cup']")).ToHaveClassAsync(
            new System.Text.RegularExpressions.Regex("graph-node-succeeded"));
        await PageReview.ReviewAsync(organiser, "execution-redriven", [Screen.Phone, Screen.Desktop]);
        var refusal = await aws.TryAsync("stepfunctions", "redrive-execution", "--execution-arn", execution);
        Assert.Contains(
            "An error occurred (ExecutionNotRedrivable) when calling the RedriveExecution operation: "
                + "Execution is SUCCEEDED and cannot be redriven",
            refusal.Errors,
            StringComparison.Ordinal);
    }

    private static string Read(string answer, string member) =>
        JsonSerializer.Deserialize<JsonElement>(answer).GetProperty(member).GetString() ?? string.Empty;
}
