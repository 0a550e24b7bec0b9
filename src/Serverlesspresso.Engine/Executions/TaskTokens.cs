using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Serverlesspresso.Engine.Executions;

/// <summary>
/// Makes and reads task tokens. A token names its execution and task, and is sealed with the server's key, so that one
/// made elsewhere is told apart from one that was used, without keeping any of them.
/// </summary>
/// <param name="key">The key, which lives as long as the store.</param>
public sealed class TaskTokens(byte[] key)
{
    private const int SealBytes = 16;
    private const int TaskIdBytes = sizeof(long);

    // Tokens of AWS begin with "AAAAKg"; people recognise them by it.
    private static readonly byte[] Mark = [0, 0, 0, 42, 0, 0, 0, 1];

    /// <summary>Makes the token of a task.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="taskId">The task within it.</param>
    public string Make(string executionArn, long taskId)
    {
        var arnBytes = Encoding.UTF8.GetByteCount(executionArn);
        var bytes = new byte[Mark.Length + TaskIdBytes + arnBytes + SealBytes];
        Mark.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(Mark.Length), taskId);
        Encoding.UTF8.GetBytes(executionArn, bytes.AsSpan(Mark.Length + TaskIdBytes));
        Seal(bytes.AsSpan(0, bytes.Length - SealBytes), bytes.AsSpan(bytes.Length - SealBytes));
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="InvalidTokenException">This server never made it.</exception>
    public TaskTokenContent Read(string token) =>
        TryRead(token, out var content) ? content : throw new InvalidTokenException();

    /// <summary>Reads a token, if this server has made it.</summary>
    /// <param name="token">The token.</param>
    /// <param name="content">What it names.</param>
    internal bool TryRead(string token, out TaskTokenContent content)
    {
        content = default;

        // The decoded length is at most three quarters of the text's.
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length)
            || length <= Mark.Length + TaskIdBytes + SealBytes)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[SealBytes];
        var body = bytes.AsSpan(0, length - SealBytes);
        Seal(body, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(length - SealBytes, SealBytes)))
        {
            return false;
        }

        content = new TaskTokenContent(
            Encoding.UTF8.GetString(body[(Mark.Length + TaskIdBytes)..]),
            BinaryPrimitives.ReadInt64BigEndian(body[Mark.Length..]));
        return true;
    }

    private void Seal(ReadOnlySpan<byte> body, Span<byte> seal)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, body, whole);
        whole[..SealBytes].CopyTo(seal);
    }
}

/// <summary>What a task token names.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="TaskId">The task within it.</param>
public readonly record struct TaskTokenContent(string ExecutionArn, long TaskId);
