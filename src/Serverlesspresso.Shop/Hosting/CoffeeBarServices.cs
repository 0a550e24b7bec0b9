using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Functions;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Provisioning;
using Serverlesspresso.Shop.Robots;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Shop.Hosting;

/// <summary>Sets up the coffee bar on an engine.</summary>
public static class CoffeeBarServices
{
    /// <summary>
    /// Adds the coffee bar: its functions, and, when the host starts, its bus, rules, workflows, tables and default shop.
    /// Calling it twice does no harm.
    /// </summary>
    /// <param name="builder">The engine.</param>
    public static ServerlesspressoBuilder AddCoffeeBar(this ServerlesspressoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<ShopTables>();
        builder.Services.TryAddSingleton<ShopEvents>();
        builder.Services.TryAddSingleton<OrderRows>();
        builder.Services.TryAddSingleton<ProcessorAnswers>();
        builder.Services.AddShops();
        builder.Services.AddStatistics();
        builder.Services.AddCheckIn();
        builder.Services.AddOrders();
        builder.Services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IProvisionedResources, ProvisionedTables>(),
            ServiceDescriptor.Singleton<IProvisionedResources, ProvisionedWorkflows>(),
            ServiceDescriptor.Singleton<IProvisionedResources, ProvisionedRules>(),
            ServiceDescriptor.Singleton<IHostedService, Provisioner>(),
        ]);
        builder.Services.AddFeed();
        builder.Services.AddRobots(); // They begin to work once the tables are there.
        return builder
            .AddFunction<GetShop>("GetShop", "Reads a new order's ids and the settings of its shop.")
            .AddFunction<CheckAction>("CheckAction", "Decides whether an action on an order may happen now.")
            .AddFunction<SanitizeOrder>("SanitizeOrder", "Checks a drink against the menu.")
            .AddFunction<WorkflowStarted>("WorkflowStarted", "Keeps the first task token of an order.")
            .AddFunction<WaitingCompletion>(
                "WaitingCompletion", "Keeps the second task token and the number of an order.")
            .AddFunction<OrderTimedOut>("OrderTimedOut", "Closes an order whose time ran out.")
            .AddFunction<OrderAborted>("OrderAborted", "Closes an order whose workflow was stopped or failed.")
            .AddFunction<AdmissionExpired>("AdmissionExpired", "Closes an order whose workflow never began.")
            .AddFunction<BucketExpired>("BucketExpired", "Deletes the bucket of an old code.");
    }
}
