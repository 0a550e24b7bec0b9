using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>Sets up accounts.</summary>
internal static class AccountServices
{
    private const int WrongPasswordsMax = 10;
    private static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton<AccountStore>();
        services.TryAddSingleton<StaffCookies>();
        services.TryAddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.TryAddScoped<IUserStore<Account>, IdentityStore>();
        services.TryAddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>();
        services.AddHttpContextAccessor();
        services.AddIdentityCore<Account>(Configure).AddSignInManager<StaffSignIn>();
        services.TryAddScoped(provider => provider.GetRequiredService<SignInManager<Account>>() as StaffSignIn
            ?? throw new InvalidOperationException("Another sign-in was registered."));
        services.TryAddScoped<Credentials>();
        services.TryAddScoped<OwnAccount>();
        services.TryAddScoped(provider => new StaffAccounts(
            provider.GetRequiredService<AccountStore>(),
            provider.GetRequiredService<Credentials>(),
            provider.GetRequiredService<ILookupNormalizer>(),
            provider.GetRequiredService<IRandomSource>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddScoped(provider => new SetupLink(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<TurnRunner>(),
            provider.GetRequiredService<StaffAccounts>(),
            provider.GetRequiredService<Credentials>()));
        return services;
    }

    private static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = AccountRules.PasswordLengthMin;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = WrongPasswordsMax;
        options.Lockout.DefaultLockoutTimeSpan = LockoutTime;
    }
}
