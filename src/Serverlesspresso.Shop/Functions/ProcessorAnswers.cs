using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Functions;

/// <summary>
/// Answers a task token of <c>OrderProcessor</c> that comes to the row when what it waits for has happened already.
/// </summary>
/// <param name="answers">Resumes the workflows that wait.</param>
internal sealed class ProcessorAnswers(TaskAnswers answers)
{
    /// <summary>The answer that the drink is chosen.</summary>
    public const string IsChosen = "{}";

    private const string IsCancelled = """{"cancelled":true}""";

    /// <summary>Answers a token, if its workflow still waits.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="token">The token.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>Whether it did.</returns>
    public ValueTask<bool> SendAsync(ITurnTransaction transaction, string token, string answer) =>
        answers.TrySendTaskSuccessInTurnAsync(transaction, token, answer);

    /// <summary>Tells the workflow of an order that was cancelled between two of its steps, if it still waits.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="order">The order: it is not open.</param>
    /// <param name="token">The token.</param>
    /// <returns>The answer of the function that brings the token.</returns>
    public async ValueTask<string> TellEndAsync(ITurnTransaction transaction, Order order, string token) =>
        order.State == OrderState.Cancelled && await SendAsync(transaction, token, IsCancelled)
            ? OrderRows.Changed
            : OrderRows.Unchanged;
}
