using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Console.Overview;

namespace Serverlesspresso.Web.Tests.Console.Overview;

public sealed class BoardModelTests
{
    private static readonly ShopSettings OpenShop = new() { StoreOpen = true };

    [Fact]
    public void Shop_IsOpen_ShowsItsPlaces() => Assert.Equal(
        new ShopLine("The shop is open", IsOpen: true, PlacesTaken: 3, Capacity: 20),
        ShopLine.From(new Reading<ShopStatus>(new ShopStatus(OpenShop, OpenOrders: 3), Problem: null)));

    [Fact]
    public void Shop_IsClosed_ShowsThePlacesOfOrdersThatGoOn() => Assert.Equal(
        new ShopLine("The shop is closed", IsOpen: false, PlacesTaken: 1, Capacity: 20),
        ShopLine.From(new Reading<ShopStatus>(new ShopStatus(new ShopSettings(), OpenOrders: 1), Problem: null)));

    [Fact]
    public void Shop_IsNotThere_SaysSo() => Assert.Equal(
        new ShopLine("There is no default shop: its item is not in the config table.", IsOpen: false, 0, Capacity: null),
        ShopLine.From(new Reading<ShopStatus>(Value: null, Problem: null)));

    [Fact]
    public void Shop_CannotBeRead_SaysWhy() => Assert.Equal(
        new ShopLine("No such table.", IsOpen: false, PlacesTaken: 0, Capacity: null),
        ShopLine.From(new Reading<ShopStatus>(Value: null, "No such table.")));

    [Theory]
    [InlineData(ExecutionStatus.Running, "RUNNING", "status running")]
    [InlineData(ExecutionStatus.Succeeded, "SUCCEEDED", "status succeeded")]
    [InlineData(ExecutionStatus.Failed, "FAILED", "status failed")]
    [InlineData(ExecutionStatus.TimedOut, "TIMED_OUT", "status failed")]
    [InlineData(ExecutionStatus.Aborted, "ABORTED", "status stopped")]
    public void Execution_InAnyStatus_ShowsIt(ExecutionStatus status, string name, string statusClass)
    {
        var line = ExecutionLine.From(Some.Execution(status, error: "OrderNotFound"), Some.Now);

        Assert.Equal((name, statusClass), (line.Status, line.StatusClass));
        Assert.Equal(
            ("first", "OrderNotFound", new Moment("5 min", "2030-01-01T07:55:00Z")),
            (line.Name, line.Error, line.Started));
    }

    [Fact]
    public void From_Facts_KeepsEveryPart()
    {
        var facts = new BoardFacts
        {
            Shop = new Reading<ShopStatus>(new ShopStatus(OpenShop, OpenOrders: 1), Problem: null),
            Orders = new Reading<IReadOnlyList<Order>>([Some.Order(OrderPhase.Choosing)], Problem: null),
            Executions =
            [
                ("OrderProcessor", new Reading<IReadOnlyList<ExecutionRow>>([Some.Execution(ExecutionStatus.Running)], null)),
                ("OrderManager", new Reading<IReadOnlyList<ExecutionRow>>(Value: null, "No such state machine.")),
            ],
        };

        var model = BoardModel.From(facts, Some.Now);

        Assert.Equal(("The shop is open", "08:00:00"), (model.Shop.State, model.Clock));
        Assert.Equal(1, model.Orders.Columns[0].Count);
        Assert.Equal(
            [("OrderProcessor", null, 1), ("OrderManager", "No such state machine.", 0)],
            model.Workflows.Select(workflow => (workflow.Name, workflow.Problem, workflow.Executions.Count)));
    }
}
