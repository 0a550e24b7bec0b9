using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Shop.Api.Problems;

/// <summary>Which status code a reason has: the one place that says it.</summary>
internal static class ProblemStatus
{
    private static readonly FrozenDictionary<string, int> Statuses = new Dictionary<string, int>
    {
        [RequestReasons.InvalidJson] = StatusCodes.Status400BadRequest,
        [RequestReasons.InvalidRequest] = StatusCodes.Status422UnprocessableEntity,
        [RequestReasons.NotJson] = StatusCodes.Status415UnsupportedMediaType,
        [RequestReasons.TooLarge] = StatusCodes.Status413PayloadTooLarge,
        [RequestReasons.NotFound] = StatusCodes.Status404NotFound,
        [RequestReasons.MethodNotAllowed] = StatusCodes.Status405MethodNotAllowed,
        [RequestReasons.Busy] = StatusCodes.Status503ServiceUnavailable,
        [RequestReasons.ServerError] = StatusCodes.Status500InternalServerError,
        [AccessReasons.SignedOut] = StatusCodes.Status401Unauthorized,
        [AccessReasons.ForeignPage] = StatusCodes.Status403Forbidden,
        [AccessReasons.StaleForm] = StatusCodes.Status400BadRequest,
        [AccessReasons.TooManyRequests] = StatusCodes.Status429TooManyRequests,
        [AccessReasons.TooManyStreams] = StatusCodes.Status429TooManyRequests,
        [RefusalReasons.Closed] = StatusCodes.Status409Conflict,
        [RefusalReasons.Capacity] = StatusCodes.Status409Conflict,
        [RefusalReasons.NoTokens] = StatusCodes.Status409Conflict,
        [RefusalReasons.ExpiredCode] = StatusCodes.Status410Gone,
        [RefusalReasons.OrderLimit] = StatusCodes.Status429TooManyRequests,
        [RefusalReasons.ShopNotFound] = StatusCodes.Status404NotFound,
        [RefusalReasons.ShopExists] = StatusCodes.Status409Conflict,
        [RefusalReasons.OrderNotFound] = StatusCodes.Status404NotFound,
        [RefusalReasons.WrongCustomer] = StatusCodes.Status403Forbidden,
        [RefusalReasons.InvalidTransition] = StatusCodes.Status409Conflict,
        [RefusalReasons.NotOnMenu] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.NotAvailable] = StatusCodes.Status409Conflict,
        [RefusalReasons.InvalidModifier] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.InvalidOrder] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.InvalidShop] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.InvalidMenu] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.InvalidRobots] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.InvalidPeriod] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.ChangedMeanwhile] = StatusCodes.Status412PreconditionFailed,
        [RefusalReasons.KeyUsed] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.AccountNotFound] = StatusCodes.Status404NotFound,
        [RefusalReasons.AccountExists] = StatusCodes.Status409Conflict,
        [RefusalReasons.InvalidAccount] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.LastOrganiser] = StatusCodes.Status409Conflict,
        [RefusalReasons.LastCredential] = StatusCodes.Status409Conflict,
        [RefusalReasons.WrongSignIn] = StatusCodes.Status401Unauthorized,
        [RefusalReasons.WrongPasskey] = StatusCodes.Status401Unauthorized,
        [RefusalReasons.LockedOut] = StatusCodes.Status429TooManyRequests,
        [RefusalReasons.DeadLink] = StatusCodes.Status410Gone,
        [RefusalReasons.DeviceNotFound] = StatusCodes.Status404NotFound,
        [RefusalReasons.InvalidDevice] = StatusCodes.Status422UnprocessableEntity,
        [RefusalReasons.Forbidden] = StatusCodes.Status403Forbidden,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The status code of a reason.</summary>
    /// <param name="reason">The reason. One that is not listed says that something of the request cannot be.</param>
    public static int Of(string reason) => Statuses.GetValueOrDefault(reason, StatusCodes.Status400BadRequest);

    /// <summary>Whether somebody has thought of the reason.</summary>
    /// <param name="reason">The reason.</param>
    internal static bool Knows(string reason) => Statuses.ContainsKey(reason);
}
