using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Aws.Requests;

/// <summary>Reads request bodies whole, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Reads the body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="bytesMax">How long it may be.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RequestTooLargeException">It is longer.</exception>
    public static async ValueTask<byte[]> ReadAsync(
        HttpRequest request,
        int bytesMax,
        CancellationToken cancellationToken)
    {
        if (request.ContentLength > bytesMax)
        {
            throw new RequestTooLargeException(bytesMax);
        }

        using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            foreach (var segment in read.Buffer)
            {
                buffer.Write(segment.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (buffer.Length > bytesMax)
            {
                throw new RequestTooLargeException(bytesMax);
            }

            if (read.IsCompleted)
            {
                return buffer.Length == buffer.Capacity ? buffer.GetBuffer() : buffer.ToArray();
            }
        }
    }
}
