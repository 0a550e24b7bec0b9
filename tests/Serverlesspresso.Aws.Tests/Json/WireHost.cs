using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Aws.Signing;
using Serverlesspresso.Aws.Tests.Signing;

namespace Serverlesspresso.Aws.Tests.Json;

/// <summary>The AWS wire on a free port of this machine, and a client that signs by hand.</summary>
internal sealed class WireHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();
    private readonly TimeProvider _time;

    private WireHost(WebApplication app, TimeProvider time)
    {
        _app = app;
        _time = time;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the wire with some services of the JSON protocol.</summary>
    public static Task<WireHost> StartAsync(Action<IServiceCollection> register, TimeProvider? time = null) =>
        StartAsync(
            services =>
            {
                services.AddAwsWire();
                register(services);
                return Task.CompletedTask;
            },
            AwsApiExtensions.MapAwsWire,
            time);

    /// <summary>Starts the wire with what the caller registers and maps.</summary>
    public static async Task<WireHost> StartAsync(
        Func<IServiceCollection, Task> register,
        Action<IEndpointRouteBuilder> map,
        TimeProvider? time)
    {
        time ??= new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IAccessKeys>(new KnownKeys(KnownKeys.Example));
        await register(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WireHost(app, time);
    }

    /// <summary>Sends a signed request of the JSON protocol.</summary>
    public Task<Answer> SendJsonAsync(string target, string body, string service = "states") =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { { "Content-Type", "application/x-amz-json-1.0" } },
            },
            Headers = { { "X-Amz-Target", target } },
        }, service);

    /// <summary>Signs a request and sends it.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage message, string service)
    {
        var time = _time.GetUtcNow().ToString(SignatureV4.TimeFormat, CultureInfo.InvariantCulture);
        message.Headers.Add("X-Amz-Date", time);
        var uri = message.RequestUri ?? Address;
        var body = message.Content is null ? [] : await message.Content.ReadAsByteArrayAsync();
        var headers = message.Headers
            .Where(header => header.Key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase))
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.Single()))
            .Append((Name: "host", Value: uri.Authority))
            .OrderBy(header => header.Name, StringComparer.Ordinal)
            .ToList();
        var names = string.Join(';', headers.Select(header => header.Name));
        var path = string.Join('/', uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
        var canonical = $"{message.Method}\n{path}\n{uri.Query.TrimStart('?')}\n"
            + string.Concat(headers.Select(header => $"{header.Name}:{header.Value}\n"))
            + $"\n{names}\n{SignatureV4.Hash(body)}";
        var scope = new CredentialScope(time[..8], "us-east-1", service);
        var signature = SignatureV4.Sign(KnownKeys.Example.Secret, scope, time, canonical);
        message.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={KnownKeys.Example.Id}/{scope}, SignedHeaders={names}, Signature={signature}");
        return await SendUnsignedAsync(message);
    }

    public async Task<Answer> SendUnsignedAsync(HttpRequestMessage message)
    {
        using var response = await _client.SendAsync(message, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, text, headers);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
