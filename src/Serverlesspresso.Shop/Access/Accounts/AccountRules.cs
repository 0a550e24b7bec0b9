namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>What an account may look like.</summary>
internal static class AccountRules
{
    /// <summary>The fewest characters of a password. Length is what makes one strong; no kind of character is asked for.</summary>
    public const int PasswordLengthMin = 10;

    private const int NameLengthMax = 100;
    private const string UserNameSymbols = "-._@+";

    /// <summary>Refuses a draft that no account can be made of.</summary>
    /// <exception cref="CoffeeBarRefusedException">It has mistakes; all are listed.</exception>
    public static void Check(AccountDraft draft) =>
        Refuse([.. CheckUserName(draft.UserName), .. CheckName(draft.Name), .. CheckRoles(draft.Roles)]);

    /// <summary>Refuses roles that no account can have.</summary>
    public static void CheckRights(IReadOnlyList<string> roles) => Refuse([.. CheckRoles(roles)]);

    /// <summary>Refuses a name that nobody can have.</summary>
    public static void CheckNameOf(string name) => Refuse([.. CheckName(name)]);

    private static void Refuse(IReadOnlyList<Mistake> mistakes)
    {
        if (mistakes.Count > 0)
        {
            throw new CoffeeBarRefusedException(RefusalReasons.InvalidAccount, mistakes);
        }
    }

    private static IEnumerable<Mistake> CheckUserName(string userName)
    {
        if (userName.Length is 0 or > NameLengthMax
            || !userName.All(character => char.IsAsciiLetterOrDigit(character) || UserNameSymbols.Contains(character)))
        {
            yield return new Mistake(
                "/userName",
                $"The sign-in name must be 1 to {NameLengthMax} letters, digits and any of {UserNameSymbols}.");
        }
    }

    private static IEnumerable<Mistake> CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameLengthMax || name.Any(char.IsControl))
        {
            yield return new Mistake("/name", $"The name must have 1 to {NameLengthMax} characters.");
        }
    }

    private static IEnumerable<Mistake> CheckRoles(IReadOnlyList<string> roles)
    {
        if (roles.Count == 0)
        {
            yield return new Mistake("/roles", "Choose at least one role.");
        }

        foreach (var role in roles.Except(Roles.OfAccounts))
        {
            yield return new Mistake("/roles", $"There is no role '{role}' for accounts.");
        }
    }
}
