using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Engine.Chance;

namespace Serverlesspresso.Shop.Access;

/// <summary>Signs visitors in and out. A visitor is a random id in a cookie; nothing is stored here.</summary>
public sealed class VisitorSignIn
{
    private const int IdLength = 21;

    private readonly IRandomSource _random;
    private readonly VisitorKeys _keys;
    private readonly OpenStreams _streams;

    internal VisitorSignIn(IRandomSource random, VisitorKeys keys, OpenStreams streams)
    {
        _random = random;
        _keys = keys;
        _streams = streams;
    }

    /// <summary>Whether a key can make a visitor: it is a UUID, which nobody guesses if it is random.</summary>
    /// <param name="key">The key.</param>
    public static bool IsKey(string? key) => FindKey(key) is not null;

    /// <summary>Signs a visitor in, or gives the visitor who is there another name.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">What the visitor wants to be called; null keeps the name that is there, empty drops it.</param>
    /// <param name="key">
    /// The random key of the request or form that was sent; null if there is none. The same one sent twice, because the first
    /// answer was lost with its cookie, is the same visitor. A key that is no UUID (<see cref="IsKey"/>) makes a new visitor:
    /// whoever guesses it would be somebody else.
    /// </param>
    /// <returns>The visitor's id: the one that is there, or a new one.</returns>
    /// <exception cref="CoffeeBarRefusedException">The name is too long, or not one line. Nobody is signed in.</exception>
    public async Task<string> SignInAsync(HttpContext context, string? name, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        Check(name);
        var id = context.User.FindVisitor()
            ?? (FindKey(key) is { } uuid ? await _keys.IdOfAsync(uuid, context.RequestAborted) : NewId());
        var identity = AccessIdentity.OfVisitor(id, name ?? context.User.FindVisitorName());
        await context.SignInAsync(
            AccessSchemes.Visitor,
            new ClaimsPrincipal(identity),
            new AuthenticationProperties { IsPersistent = true });
        context.User = new ClaimsPrincipal([.. OthersOf(context), identity]);
        return id;
    }

    /// <summary>Forgets the visitor on this device, and cuts their streams.</summary>
    /// <param name="context">The request.</param>
    public async Task SignOutAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.User.FindVisitor() is { } visitor)
        {
            _streams.CutAfter(context, visitor);
        }

        await context.SignOutAsync(AccessSchemes.Visitor);
        context.User = new ClaimsPrincipal(OthersOf(context));
    }

    // A cookie with such a name would have every order of the visitor refused.
    private static void Check(string? name)
    {
        var mistakes = string.IsNullOrEmpty(name) ? [] : TextRules.CheckName("/name", "The name", name).ToList();
        if (mistakes.Count > 0)
        {
            throw new CoffeeBarRefusedException(RefusalReasons.InvalidOrder, mistakes);
        }
    }

    private static IEnumerable<ClaimsIdentity> OthersOf(HttpContext context) =>
        context.User.Identities.Where(identity => identity.AuthenticationType != AccessSchemes.Visitor);

    private static Guid? FindKey(string? key) =>
        Guid.TryParseExact(key, "N", out var uuid) || Guid.TryParseExact(key, "D", out uuid) ? uuid : null;

    private string NewId() => Base64Url.EncodeToString(_random.NextId().ToByteArray())[..IdLength];
}
