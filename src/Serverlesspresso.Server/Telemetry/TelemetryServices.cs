using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Server.Configuration;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Server.Telemetry;

/// <summary>
/// What the server tells of itself: health checks, metrics for Prometheus, and metrics and traces by OTLP if the standard
/// environment variables name a receiver.
/// </summary>
internal static class TelemetryServices
{
    private const string ServiceName = "serverlesspresso";
    private const string MetricsPath = "/metrics";
    private const string ReadyTag = "ready";

    // Source: OpenTelemetry specification, "OpenTelemetry Protocol Exporter", the environment variables of endpoints.
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    /// <summary>Adds metrics, traces and health checks.</summary>
    /// <param name="builder">The host's builder.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<StoreCheck>("store", tags: [ReadyTag]);
        builder.Services.AddSingleton<ServerGauges>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName).AddEnvironmentVariableDetector()) // The later wins.
            .WithMetrics(metrics =>
            {
                metrics
                    .AddMeter($"{EngineMeter.Name}*", ServerGauges.MeterName)
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter();
                if (IsSet(builder, Endpoint, MetricsEndpoint))
                {
                    metrics.AddOtlpExporter(options => Aim(options, builder, MetricsEndpoint));
                }
            });

        // A trace that nobody receives would only cost time.
        if (IsSet(builder, Endpoint, TracesEndpoint))
        {
            telemetry.WithTracing(traces => traces
                .AddSource(EngineTrace.SourceName)
                .AddAspNetCoreInstrumentation(options => options.EnrichWithHttpResponse = HideToken)
                .AddOtlpExporter(options => Aim(options, builder, TracesEndpoint)));
        }
    }

    // Links of invitations and devices hold their secret in the path: whoever reads traces must not sign in with them.
    private static void HideToken(Activity activity, HttpResponse response)
    {
        if (response.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern: { } pattern }
            && pattern.GetParameter("token") is not null)
        {
            activity.SetTag("url.path", pattern.RawText);
        }
    }

    /// <summary>Lets programs with the bearer token read the metrics. Comes before everything that asks who somebody is.</summary>
    /// <param name="app">The host.</param>
    public static void UseMetricsToken(this WebApplication app)
    {
        var token = app.Configuration[$"{ServerOptions.Section}:{nameof(ServerOptions.MetricsToken)}"];
        if (!string.IsNullOrEmpty(token))
        {
            var expected = Encoding.UTF8.GetBytes($"Bearer {token}");
            app.UseOpenTelemetryPrometheusScrapingEndpoint(context =>
                context.Request.Path == MetricsPath
                && CryptographicOperations.FixedTimeEquals(
                    Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), expected));
        }
    }

    /// <summary>Maps the endpoints: who watches over the server asks for its health without an account.</summary>
    /// <param name="app">The host.</param>
    public static void MapTelemetry(this WebApplication app)
    {
        app.Services.GetRequiredService<ServerGauges>();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) })
            .AllowAnonymous();
        app.MapPrometheusScrapingEndpoint(MetricsPath).RequireAuthorization(Policies.Operator);
    }

    // The exporter itself reads the variable for all signals only.
    private static void Aim(OtlpExporterOptions options, WebApplicationBuilder builder, string endpoint)
    {
        if (Uri.TryCreate(builder.Configuration[endpoint], UriKind.Absolute, out var address))
        {
            options.Endpoint = address;
        }
    }

    private static bool IsSet(WebApplicationBuilder builder, params string[] names) =>
        names.Any(name => !string.IsNullOrEmpty(builder.Configuration[name]));
}
