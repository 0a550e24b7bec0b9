using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Shop;

/// <summary>Puts events of the coffee bar on its bus, within the turn of a function's call.</summary>
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
    public async ValueTask PutAsync(FunctionContext context, string detailType, string detail) =>
        await events.PutEventInTurnAsync(
            context.Transaction,
            new EventEntry
            {
                BusName = BusName,
                Source = Source,
                DetailType = detailType,
                Detail = detail,
                Resources = [context.FunctionArn],
            });
}
