using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Server.Configuration;

namespace Serverlesspresso.Server.Startup;

/// <summary>Sets up the host itself: where settings come from, where it listens, how it logs and stops.</summary>
internal static class HostConfiguration
{
    private const string DefaultUrl = "http://localhost:8080";

    /// <summary>How long requests that run may take to end once the server stops: they are turns, which are short.</summary>
    private static readonly TimeSpan ShutdownTimeMax = TimeSpan.FromSeconds(1);

    /// <summary>Makes a builder of the host.</summary>
    /// <param name="args">The command line.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // The settings lie beside the program, wherever it is started.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        CommandLine.AddTo(builder.Configuration, args);
        builder.Logging.ClearProviders().AddConsole();
        builder.Logging.SilenceFailedStart(builder.Services);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeMax);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        ListenByDefault(builder);
        CheckPorts(builder.Configuration["urls"] ?? string.Empty);
        return builder;
    }

    /// <summary>Reads and checks the server's options.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="OptionsValidationException">Something is wrong with them.</exception>
    public static ServerOptions ReadOptions(WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(ServerOptions.Section);
        builder.Services.Configure<AccountOptions>(section.GetSection(nameof(ServerOptions.Account)));
        builder.Services.Configure<BusOptions>(section.GetSection(nameof(ServerOptions.Buses)));
        builder.Services.Configure<HttpTaskOptions>(section.GetSection(nameof(ServerOptions.HttpTasks)));
        var options = new ServerOptions();
        section.Bind(options);
        var result = new ServerOptionsValidator().Validate(name: null, options);
        return result.Failed
            ? throw new OptionsValidationException(ServerOptions.Section, typeof(ServerOptions), result.Failures)
            : options;
    }

    private static void ListenByDefault(WebApplicationBuilder builder)
    {
        string[] settings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (settings.All(setting => !builder.Configuration.GetSection(setting).Exists()))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }

    // Kestrel takes a port that is no number for a part of the host's name, and listens at port 80.
    private static void CheckPorts(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.IsNamedPipe)
            {
                continue;
            }

            var host = address.Host;
            if (host.AsSpan(host.LastIndexOf(']') + 1).Contains(':'))
            {
                throw new FormatException(
                    $"The port of '{url}' is not a number. Choose one with --urls http://localhost:PORT.");
            }
        }
    }

    /// <summary>A start that fails is told in one line by the program; the host's own report would add a stack trace.</summary>
    private static void SilenceFailedStart(this ILoggingBuilder logging, IServiceCollection services)
    {
        var state = new StartState();
        services.AddSingleton(state);
        logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host",
            level => state.HasStarted && level >= LogLevel.Warning);
    }
}
