namespace Serverlesspresso.Web.Tests.Hosting;

/// <summary>Tests of pages, each on the server of a whole coffee bar of its own.</summary>
/// <param name="role">The role of whoever looks at them; null for somebody who is not signed in.</param>
public abstract class PageJourney(string? role) : IAsyncLifetime
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected PageServer Server { get; private set; } = null!; // Started before each test.

    private protected HttpClient Client => Server.Client;

    public async ValueTask InitializeAsync()
    {
        Server = await PageServer.StartAsync();
        if (role is not null)
        {
            await Server.SignInAsync(role);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
