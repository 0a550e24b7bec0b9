using Bunit;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Overview;

namespace Serverlesspresso.Web.Tests.Console.Overview;

public sealed class RenderingTests : IDisposable
{
    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void OrderBoard_NoOrder_ShowsTheWayToTheFirstOne()
    {
        var board = RenderBoard(Some.Section());

        Assert.Equal("No order has come yet. The walkthrough brings the first one.", board.Find("p.empty").TextContent);
        Assert.Equal("/console/walkthrough", board.Find("p.empty a").GetAttribute("href"));
        Assert.Empty(board.FindAll(".column"));
    }

    [Fact]
    public void OrderBoard_OneOrder_ShowsItAndTheEmptyColumns()
    {
        var board = RenderBoard(Some.Section(Some.Order(OrderPhase.Making)));

        Assert.Equal(
            ["Choosing 0", "In the queue 0", "Being made 1", "Ready 0"],
            board.FindAll(".column h3").Select(heading => heading.TextContent));
        Assert.Equal(
            ["Nobody is choosing a drink.", "No drink waits for a barista.", "Nothing waits at the counter."],
            board.FindAll(".column .empty").Select(text => text.TextContent));
        Assert.Equal("#7", board.Find("article .number").TextContent);
        Assert.Equal("Latte", board.Find("article .drink").TextContent);
        Assert.Equal("2030-01-01T08:00:00Z", board.Find("article time").GetAttribute("datetime"));
        Assert.Empty(board.FindAll(".ended"));
    }

    [Fact]
    public void OrderBoard_OrderThatHasEnded_SaysHow()
    {
        var board = RenderBoard(Some.Section(Some.Order(OrderPhase.TimedOut)));

        Assert.Equal("timed out", board.Find(".ended article .phase").TextContent);
    }

    [Fact]
    public void OrderBoard_MoreOrdersThanFit_SaysHowMany()
    {
        var orders = Enumerable.Range(0, 10).Select(index => Some.Order(OrderPhase.Queued, $"{index}"));

        var board = RenderBoard(Some.Section([.. orders]));

        Assert.Equal("and 2 more", board.Find(".column .more").TextContent);
    }

    [Fact]
    public void OrderBoard_OrdersCannotBeRead_SaysWhy()
    {
        var board = RenderBoard(Some.Section() with { Problem = "No such table." });

        Assert.Equal("The orders cannot be shown: No such table.", board.Find("p.problem").TextContent);
    }

    [Fact]
    public void OrderBoard_Sections_AreNamedByTheirHeadings()
    {
        var board = RenderBoard(Some.Section(Some.Order(OrderPhase.Making), Some.Order(OrderPhase.Cancelled)));

        Assert.All(
            board.FindAll("section"),
            section => Assert.NotNull(board.Find($"#{section.GetAttribute("aria-labelledby")}")));
    }

    [Fact]
    public void OrderCard_NameIsMarkup_ShowsItAsText()
    {
        var order = Some.Order(OrderPhase.Choosing) with { UserId = "<script>alert(1)</script>" };

        var board = RenderBoard(Some.Section(order));

        Assert.Equal("Customer <script>alert(1)</script>", board.Find(".facts span").TextContent);
        Assert.Empty(board.FindAll("script"));
    }

    [Fact]
    public void ShopState_Open_ShowsHowFullItIs()
    {
        var shop = _context.Render<ShopState>(parameters => parameters.Add(
            state => state.Shop, new ShopLine("The shop is open", IsOpen: true, PlacesTaken: 3, Capacity: 20)));

        Assert.Equal("The shop is open", shop.Find("strong.open").TextContent);
        Assert.Equal("3 of 20 places taken", shop.Find("#places").TextContent);
        Assert.Equal(("20", "3"), (shop.Find("meter").GetAttribute("max"), shop.Find("meter").GetAttribute("value")));
    }

    [Fact]
    public void ShopState_NoShop_ShowsNoPlaces()
    {
        var shop = _context.Render<ShopState>(parameters => parameters.Add(
            state => state.Shop, new ShopLine("No such table.", IsOpen: false, PlacesTaken: 0, Capacity: null)));

        Assert.Equal("No such table.", shop.Find("strong.closed").TextContent);
        Assert.Empty(shop.FindAll("meter"));
    }

    [Fact]
    public void WorkflowPanel_FailedExecution_NamesTheError()
    {
        var execution = ExecutionLine.From(Some.Execution(ExecutionStatus.Failed, "OrderNotFound"), Some.Now);

        var panel = RenderPanel(new WorkflowPanel("OrderManager", "Acts.", Problem: null, [execution]));

        Assert.Equal("FAILED", panel.Find("tbody .status.failed").TextContent);
        Assert.Equal("OrderNotFound", panel.Find("tbody .error").TextContent);
        Assert.Equal("first", panel.Find("tbody code").TextContent);
        Assert.Equal("5 min", panel.Find("tbody time").TextContent);
    }

    [Theory]
    [InlineData(null, "p.empty", "No execution has started yet.")]
    [InlineData("No such state machine.", "p.problem", "The executions cannot be shown: No such state machine.")]
    public void WorkflowPanel_NoExecution_SaysWhy(string? problem, string selector, string text)
    {
        var panel = RenderPanel(new WorkflowPanel("OrderManager", "Acts.", problem, []));

        Assert.Equal(text, panel.Find(selector).TextContent);
        Assert.Empty(panel.FindAll("table"));
    }

    private IRenderedComponent<OrderBoardView> RenderBoard(OrderSection orders) =>
        _context.Render<OrderBoardView>(parameters => parameters.Add(view => view.Orders, orders));

    private IRenderedComponent<WorkflowPanelView> RenderPanel(WorkflowPanel workflow) =>
        _context.Render<WorkflowPanelView>(parameters => parameters.Add(view => view.Workflow, workflow));
}
