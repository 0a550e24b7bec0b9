using Microsoft.Extensions.Options;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Console.Overview;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>Makes what the walkthrough shows.</summary>
/// <param name="reader">Reads what is true.</param>
/// <param name="arns">The account.</param>
/// <param name="texts">Makes ids that nobody has used.</param>
/// <param name="options">What the pages cannot know by themselves.</param>
/// <param name="timeProvider">Says how old orders are.</param>
internal sealed class WalkthroughModels(
    WalkReader reader,
    Arns arns,
    RandomTexts texts,
    IOptions<CoffeeBarPagesOptions> options,
    TimeProvider timeProvider)
{
    private const int RandomLength = 6;
    private const int RecentMax = 5;

    /// <summary>Makes it.</summary>
    /// <param name="orderId">The order, as it was given; empty for none.</param>
    /// <param name="url">Where the reader reaches the server.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<WalkthroughModel> MakeAsync(string orderId, string url, CancellationToken cancellationToken)
    {
        var fresh = $"walk-{texts.Next(RandomLength)}";
        var model = new WalkthroughModel
        {
            OrderId = orderId.Length == 0 ? fresh : orderId,
            FreshId = fresh,
            Environment = AwsEnvironment.Write(url, options.Value.CredentialsFile, arns.Region),
        };
        if (orderId.Length > 0 && !WalkAddresses.IsId(orderId))
        {
            return model with
            {
                IdProblem = $"1 to {WalkAddresses.IdLengthMax} letters, digits, dots, hyphens and underscores, please.",
            };
        }

        try
        {
            return orderId.Length == 0
                ? model with { Recent = await ListRecentAsync(cancellationToken) }
                : Fill(model, await reader.ReadAsync(orderId, cancellationToken));
        }
        catch (RequestRefusedException refusal)
        {
            return model with { Problem = refusal.Message };
        }
    }

    private async Task<IReadOnlyList<OrderLine>> ListRecentAsync(CancellationToken cancellationToken)
    {
        var orders = await reader.ListRecentAsync(RecentMax, cancellationToken);
        var now = timeProvider.GetUtcNow();
        return [.. orders.Select(order => OrderLine.From(order, now))];
    }

    private WalkthroughModel Fill(WalkthroughModel model, WalkFacts facts)
    {
        var progress = WalkProgress.From(facts);
        var commands = new WalkCommands(facts, arns);
        return model with
        {
            Steps = [.. progress.Steps.Select(step => StepTexts.Write(step, facts, commands))],
            HasRule = facts.Rule != RuleStanding.Missing,
            IsFinished = progress.IsFinished,
            OpenedAt = facts.Order?.OpenedAt,
            IsOthers = facts.IsOthers,
        };
    }
}
