using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.HttpTasks;

namespace Serverlesspresso.Server.Configuration;

/// <summary>What the server is told: by appsettings.json, by environment variables, on the command line.</summary>
internal sealed class ServerOptions
{
    /// <summary>The section of the configuration that these stand in.</summary>
    public const string Section = "Serverlesspresso";

    /// <summary>
    /// The folder of the database and the credentials, made if it is missing. Default <c>./data</c>, under the folder
    /// the server is started in. Another folder is another, empty coffee bar.
    /// </summary>
    public string Data { get; set; } = "./data";

    /// <summary>
    /// Where phones find the server, for example <c>https://coffee.example.org</c>: the codes on walls and the links of
    /// invitations and devices lead there. Default the address by which a page was opened; with <c>localhost</c> no phone can follow a code, and the wall says so.
    /// </summary>
    public string PublicUrl { get; set; } = string.Empty;

    /// <summary>
    /// The bearer token with which a program reads <c>/metrics</c>. Default none: only operators read it then, signed in.
    /// </summary>
    public string MetricsToken { get; set; } = string.Empty;

    /// <summary>What tasks may call by HTTP.</summary>
    public HttpTaskOptions HttpTasks { get; set; } = new();

    /// <summary>How many buses there may be, and rules on each.</summary>
    public BusOptions Buses { get; set; } = new();

    /// <summary>The account that all names live in.</summary>
    public AccountOptions Account { get; set; } = new();
}
