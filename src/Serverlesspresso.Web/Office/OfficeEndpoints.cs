using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Office.Home;
using Serverlesspresso.Web.Office.Menus;
using Serverlesspresso.Web.Office.Reports;
using Serverlesspresso.Web.Office.Robots;
using Serverlesspresso.Web.Office.Settings;

namespace Serverlesspresso.Web.Office;

/// <summary>The addresses of what organisers see.</summary>
internal static class OfficeEndpoints
{
    /// <summary>Makes them.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static void MapOffice(this IEndpointRouteBuilder endpoints)
    {
        var office = endpoints.MapGroup(OfficeAddresses.Home).RequireAuthorization(Policies.Organiser);
        office.MapGet("", HomeEndpoints.ShowAsync);
        endpoints.MapPost($"{OfficeAddresses.Home}/shops", HomeEndpoints.CreateAsync).RequireAuthorization(Policies.AllShops);

        var shop = office.MapGroup("/shops/{shop}");
        shop.MapGet("", SettingsEndpoints.ShowAsync);
        shop.MapPost("", SettingsEndpoints.SaveAsync);
        shop.MapPost("/open", HomeEndpoints.OpenAsync);
        shop.MapGet("/menu", MenuEndpoints.ShowAsync);
        shop.MapPost("/menu", MenuEndpoints.ActAsync);
        shop.MapGet("/statistics", ReportEndpoints.ShowAsync);
        shop.MapGet("/orders.csv", ReportEndpoints.ExportAsync);
        shop.MapGet("/robots", RobotEndpoints.ShowAsync);
        shop.MapPost("/robots", RobotEndpoints.SaveAsync);
    }
}
