using Microsoft.Extensions.Options;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Finds what is wrong with the addresses that tasks may call.</summary>
public sealed class HttpTaskOptionsValidator : IValidateOptions<HttpTaskOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, HttpTaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = options.AllowedEndpoints
            .Where(endpoint => !AllowedEndpoints.IsValid(endpoint))
            .Select(endpoint => $"Serverlesspresso:HttpTasks:AllowedEndpoints has '{endpoint}'. It must be a web address without "
                + "user name, query and fragment, for example https://api.example.org/orders/.")
            .ToArray();
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
