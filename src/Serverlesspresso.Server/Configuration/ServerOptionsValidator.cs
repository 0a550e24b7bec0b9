using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.HttpTasks;

namespace Serverlesspresso.Server.Configuration;

/// <summary>Finds all that is wrong with the configuration before anything is opened.</summary>
internal sealed partial class ServerOptionsValidator : IValidateOptions<ServerOptions>
{
    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Data))
        {
            problems.Add($"{ServerOptions.Section}:Data is empty. Give it a folder, for example --data ./data.");
        }

        if (!AccountId().IsMatch(options.Account.AccountId))
        {
            problems.Add(
                $"{ServerOptions.Section}:Account:AccountId is '{options.Account.AccountId}'. It must be twelve digits.");
        }

        if (!Region().IsMatch(options.Account.Region))
        {
            problems.Add(
                $"{ServerOptions.Section}:Account:Region is '{options.Account.Region}'. "
                + "It must be a region, for example us-east-1.");
        }

        if (options.PublicUrl.Length > 0 && !IsWebAddress(options.PublicUrl))
        {
            problems.Add(
                $"{ServerOptions.Section}:PublicUrl is '{options.PublicUrl}'. "
                + "It must be an address that phones can open, for example https://coffee.example.org.");
        }

        problems.AddRange(new HttpTaskOptionsValidator().Validate(name, options.HttpTasks).Failures ?? []);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Query.Length == 0
        && address.Fragment.Length == 0;

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountId();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-[0-9]+\z")]
    private static partial Regex Region();
}
