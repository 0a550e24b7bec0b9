using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Server.Startup;

/// <summary>Says in one line why the server does not start.</summary>
internal static class StartFailure
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    /// <summary>Describes a failure that whoever starts the server can mend; null for a fault of the server.</summary>
    /// <param name="exception">What was thrown.</param>
    public static string? Describe(Exception exception) => DescribeCause(exception)?.ReplaceLineEndings(" ");

    private static string? DescribeCause(Exception exception) => exception switch
    {
        StoreException => exception.Message,
        OptionsValidationException invalid => string.Join(" ", invalid.Failures),
        FormatException => exception.Message,
        InvalidDataException { InnerException: { } cause } => $"{exception.Message} {cause.Message}",
        IOException { InnerException: AddressInUseException } =>
            $"{exception.Message.TrimEnd('.')}. Stop the program that uses it, or choose another port with "
            + "--urls http://localhost:PORT.",
        ArgumentOutOfRangeException { ParamName: "port" } =>
            "The port of --urls must be 0 to 65535. Choose one with --urls http://localhost:PORT.",
        SocketException => $"The server cannot listen there: {exception.Message}. Choose another address with --urls.",
        InvalidOperationException when exception.Source?.StartsWith(Kestrel, StringComparison.Ordinal) is true =>
            exception.Message,
        UnauthorizedAccessException or IOException => exception.Message,
        _ => null,
    };
}
