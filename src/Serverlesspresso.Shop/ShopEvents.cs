using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Shop;

/// <summary>Puts events of the coffee bar on its bus, within a turn.</summary>
/// <param name="events">The buses.</param>
internal sealed class ShopEvents(BusEvents events)
{
    /// <summary>The bus of the coffee bar.</summary>
    public const string BusName = "Serverlesspresso";

    /// <summary>The source of all its events.</summary>
    public const string Source = "awsserverlessda.serverlesspresso";

    /// <summary>Puts an event.</summary>
    /// <param name="context">The call that puts it.</param>
    /// <param name="detailType">What kind of event it is.</param>
    /// <param name="detail">What happened: the text of a JSON object.</param>
    public ValueTask PutAsync(FunctionContext context, string detailType, string detail) =>
        PutAsync(context.Transaction, detailType, detail, [context.FunctionArn]);

    /// <summary>Puts an event that no function puts.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="detailType">What kind of event it is.</param>
    /// <param name="detail">What happened: the text of a JSON object.</param>
    public ValueTask PutAsync(ITurnTransaction transaction, string detailType, string detail) =>
        PutAsync(transaction, detailType, detail, resources: []);

    private async ValueTask PutAsync(
        ITurnTransaction transaction, string detailType, string detail, IReadOnlyList<string> resources) =>
        await events.PutEventInTurnAsync(
            transaction,
            new EventEntry
            {
                BusName = BusName,
                Source = Source,
                DetailType = detailType,
                Detail = detail,
                Resources = resources,
            });
}
