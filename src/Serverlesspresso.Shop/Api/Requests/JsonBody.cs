using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Api.Requests;

/// <summary>Reads the bodies of requests, and says what is wrong with them.</summary>
internal static class JsonBody
{
    /// <summary>How many bytes a body has at most: as many as an item of a table, which the largest of them becomes.</summary>
    public const int BytesMax = 400 * 1_024;

    /// <summary>Reads a body of the API.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="context">The request.</param>
    /// <returns>Null if there is none.</returns>
    /// <exception cref="CoffeeBarRefusedException">It is not what belongs there.</exception>
    public static ValueTask<T?> ReadAsync<T>(HttpContext context)
        where T : class =>
        ReadAsync(context, (JsonTypeInfo<T>)ApiJson.Default.GetTypeInfo(typeof(T))!); // A test reads each.

    /// <summary>Reads a body.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="type">How it is read.</param>
    /// <returns>Null if there is none.</returns>
    /// <exception cref="CoffeeBarRefusedException">It is not what belongs there.</exception>
    public static async ValueTask<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        var bytes = await ReadBytesAsync(context);
        if (bytes.Length == 0)
        {
            return null;
        }

        if (!context.Request.HasJsonContentType())
        {
            throw new CoffeeBarRefusedException(
                RequestReasons.NotJson,
                $"The body is '{context.Request.ContentType}': it must be 'application/json'.");
        }

        return Parse(bytes, type);
    }

    private static T Parse<T>(byte[] bytes, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type)
                ?? throw new CoffeeBarRefusedException(
                    RequestReasons.InvalidRequest, [new Mistake("", "The body is 'null': it must be an object.")]);
        }
        catch (JsonException malformed) when (malformed.InnerException is JsonException)
        {
            throw new CoffeeBarRefusedException(
                RequestReasons.InvalidJson,
                $"The body is not JSON: see line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1} of it.");
        }
        catch (JsonException misfit)
        {
            throw new CoffeeBarRefusedException(RequestReasons.InvalidRequest, [JsonMisfit.Describe(misfit)]);
        }
    }

    private static async ValueTask<byte[]> ReadBytesAsync(HttpContext context)
    {
        if (context.Request.ContentLength > BytesMax)
        {
            throw TooLarge();
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted);
            if (result.Buffer.Length > BytesMax)
            {
                throw TooLarge();
            }

            if (result.IsCompleted)
            {
                var bytes = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static CoffeeBarRefusedException TooLarge() => new(
        RequestReasons.TooLarge, $"The body has more than {BytesMax} bytes.");
}
