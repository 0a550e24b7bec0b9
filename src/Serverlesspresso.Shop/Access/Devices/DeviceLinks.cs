using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Access.Devices;

/// <summary>The links that make screens and tablets devices of a shop.</summary>
/// <param name="store">Reads links.</param>
/// <param name="turns">Writes them.</param>
/// <param name="streams">What a device holds open that is revoked.</param>
/// <param name="random">Makes ids.</param>
/// <param name="time">Says when.</param>
public sealed class DeviceLinks(
    IStore store, TurnRunner turns, OpenStreams streams, IRandomSource random, TimeProvider time)
{
    private const int NameLengthMax = 100;
    private const int LinksMax = 10_000;

    /// <summary>Parts the id of a link from its secret, so that one row is read and its hash compared in constant time.</summary>
    private const char TokenSeparator = '.';

    /// <summary>Makes a link.</summary>
    /// <param name="name">What it is called, 1 to 100 characters.</param>
    /// <param name="role"><see cref="Roles.Display"/> or <see cref="Roles.Kiosk"/>.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">The name or role is wrong.</exception>
    public async Task<NewDeviceLink> MakeAsync(
        string name, string role, ShopId shop, CancellationToken cancellationToken)
    {
        Check(name, role);
        var link = new DeviceLink(random.NextId().ToString("N"), name.Trim(), role, shop, time.GetUtcNow());
        var secret = OneTimeToken.Make();
        await turns.RunAsync(
            async transaction =>
            {
                await transaction.GetDefinitionAsync(DefinitionKind.DeviceLink, link.Id);
                transaction.PutDefinition(Write(link, secret));
                return link.Id;
            },
            cancellationToken);
        return new NewDeviceLink(link, $"{link.Id}{TokenSeparator}{secret}");
    }

    /// <summary>Lists all links, the newest first.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<DeviceLink>> ListAsync(CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<DeviceLink>>(
            async reader =>
            {
                var rows = await reader.ListDefinitionsAsync(DefinitionKind.DeviceLink, "", afterName: null, LinksMax);
                return [.. rows.Select(row => Read(row).Link).OrderByDescending(link => link.CreatedAt)];
            },
            cancellationToken);

    /// <summary>Reads a link, or null if there is none or it was revoked.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DeviceLink?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await FindRowAsync(id, cancellationToken))?.Link;

    /// <summary>Makes whoever sent a request the device of a link.</summary>
    /// <param name="context">The request.</param>
    /// <param name="token">The link's token.</param>
    /// <exception cref="CoffeeBarRefusedException">The link was revoked, or never made.</exception>
    public async Task<DeviceLink> OpenAsync(HttpContext context, string token)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(token);
        var separator = token.IndexOf(TokenSeparator, StringComparison.Ordinal);
        var found = separator < 0 ? null : await FindRowAsync(token[..separator], context.RequestAborted);
        if (found is not { } row || !OneTimeToken.Matches(token[(separator + 1)..], row.TokenHash))
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.DeadLink, "This link was revoked. Ask an organiser for another.");
        }

        var identity = AccessIdentity.OfDevice(row.Link.Id, row.Link.Name, row.Link.Role, row.Link.Shop);
        await context.SignInAsync(
            AccessSchemes.Device,
            new ClaimsPrincipal(identity),
            new AuthenticationProperties { IsPersistent = true });
        return row.Link;
    }

    /// <summary>Revokes a link: its devices are signed out at once, and their streams cut.</summary>
    /// <param name="id">The link.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">There is no such link.</exception>
    public async Task RevokeAsync(string id, CancellationToken cancellationToken)
    {
        await turns.RunAsync(
            async transaction =>
            {
                if (await transaction.GetDefinitionAsync(DefinitionKind.DeviceLink, id) is null)
                {
                    throw new CoffeeBarRefusedException(
                        RefusalReasons.DeviceNotFound, "There is no such display or kiosk; it may be revoked already.");
                }

                transaction.DeleteDefinition(DefinitionKind.DeviceLink, id);
                return id;
            },
            cancellationToken);
        streams.Cut(id);
    }

    private static void Check(string name, string role)
    {
        var mistakes = new List<Mistake>();
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameLengthMax || name.Any(char.IsControl))
        {
            mistakes.Add(new Mistake("/name", $"The name must have 1 to {NameLengthMax} characters."));
        }

        if (role is not (Roles.Display or Roles.Kiosk))
        {
            mistakes.Add(new Mistake("/role", $"A device is a '{Roles.Display}' or a '{Roles.Kiosk}', not '{role}'."));
        }

        if (mistakes.Count > 0)
        {
            throw new CoffeeBarRefusedException(RefusalReasons.InvalidDevice, mistakes);
        }
    }

    private static DefinitionRow Write(DeviceLink link, string secret)
    {
        var document = new DeviceDocument
        {
            Name = link.Name,
            Role = link.Role,
            Shop = link.Shop.Value,
            CreatedAt = link.CreatedAt,
            TokenHash = OneTimeToken.Hash(secret),
        };
        return new DefinitionRow
        {
            Kind = DefinitionKind.DeviceLink,
            Name = link.Id,
            Document = JsonSerializer.Serialize(document, DeviceJsonContext.Default.DeviceDocument),
        };
    }

    private static (DeviceLink Link, string TokenHash) Read(DefinitionRow row)
    {
        var document = JsonSerializer.Deserialize(row.Document, DeviceJsonContext.Default.DeviceDocument)
            ?? throw new InvalidDataException($"The stored device link '{row.Name}' is empty.");
        var link = new DeviceLink(
            row.Name, document.Name, document.Role, new ShopId(document.Shop), document.CreatedAt);
        return (link, document.TokenHash);
    }

    private async Task<(DeviceLink Link, string TokenHash)?> FindRowAsync(string id, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(
            reader => reader.GetDefinitionAsync(DefinitionKind.DeviceLink, id), cancellationToken);
        return row is null ? null : Read(row);
    }
}
