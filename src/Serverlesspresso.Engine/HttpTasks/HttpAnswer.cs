using System.Net.Http.Headers;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>What another server answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="StatusText">The status in words.</param>
/// <param name="Headers">The headers of the answer itself.</param>
/// <param name="ContentHeaders">The headers of its body.</param>
/// <param name="Body">The body; null if it is longer than may be.</param>
internal sealed record HttpAnswer(
    int Status, string StatusText, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string? Body)
{
    /// <summary>Whether the server did what it was asked.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
