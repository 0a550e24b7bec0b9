using System.Text;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Statistics;

public sealed class CsvExportTests : IAsyncLifetime
{
    private const string Header =
        "\uFEFForder,number,drink,modifiers,state,robot,arrived,chosen,taken,finished,collected,waited_seconds\r\n";

    private static readonly DateTimeOffset Morning = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private CoffeeBar _bar = null!; // Opened before each test.

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Write_NoOrders_HasTheHeaderOnly() => Assert.Equal(Header, await WriteAsync(ShopId.Default));

    [Fact]
    public async Task Write_Orders_AreLinesWithTimesOfTheShop()
    {
        var history = new OrderHistoryOf(_bar);
        await _bar.ChangeSettingAsync("timeZone", ItemValues.Text("Europe/Berlin"));
        await history.AddAsync(Morning, chosenAfter: 5, finishedAfter: 61.4, more: ("orderNumber", ItemValues.Text("7")));
        await history.AddAsync(Morning.AddMinutes(1), state: "CREATED", drink: null, finishedAfter: null);

        Assert.Equal(
            [
                Header.TrimEnd(),
                "order-0000,7,Latte,Oat; Large,ready,no,2030-01-01 09:00:00,2030-01-01 09:00:05,,2030-01-01 09:01:06,,61",
                "order-0001,,,,choosing,no,2030-01-01 09:01:00,,,,,",
                "",
            ],
            (await WriteAsync(ShopId.Default)).Split("\r\n"));
    }

    [Theory]
    [InlineData("He said \\\"hi\\\"", "\"He said \"\"hi\"\"\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("""a\nb""", "\"a\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("""\t=1""", "'\t=1")]
    [InlineData("""=HYPERLINK(\"http://x\",1)""", "\"'=HYPERLINK(\"\"http://x\"\",1)\"")]
    [InlineData("Größe", "Größe")]
    public async Task Write_DrinkHasAnyText_IsThatTextInASpreadsheet(string drink, string field)
    {
        await new OrderHistoryOf(_bar).AddAsync(Morning, drink: drink);

        Assert.StartsWith(
            $"{Header}order-0000,,{field},Oat; Large,", await WriteAsync(ShopId.Default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ManyPages_HasEachOrderOnce()
    {
        var history = new OrderHistoryOf(_bar);
        for (var order = 0; order < 30; order++)
        {
            await history.AddAsync(Morning, more: ("note", ItemValues.Text(new string('x', 100_000))));
        }

        var lines = (await WriteAsync(ShopId.Default)).Split("\r\n");

        Assert.Equal(Enumerable.Range(0, 30).Select(order => $"order-{order:0000}"), lines[1..31].Select(line => line[..10]));
        Assert.Equal([""], lines[31..]);
    }

    [Fact]
    public async Task Write_NobodyKnowsTheShop_IsRefused() => Assert.Equal(
        "shop-not-found",
        (await Assert.ThrowsAsync<CoffeeBarRefusedException>(() => WriteAsync(new ShopId("ABC")))).Reason);

    private async Task<string> WriteAsync(ShopId shop)
    {
        using var output = new MemoryStream();
        await _bar.Engine.Get<CsvExport>().WriteAsync(
            shop, Morning, Morning.AddDays(1), output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
