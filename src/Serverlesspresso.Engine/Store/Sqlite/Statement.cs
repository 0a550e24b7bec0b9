using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// A statement that is prepared once and run many times. Goes to SQLite without parameter objects and readers,
/// because every turn runs a dozen of them.
/// </summary>
/// <param name="database">The connection's handle.</param>
/// <param name="sql">The statement's text.</param>
internal sealed class Statement(sqlite3 database, string sql) : IDisposable
{
    private const int StackBytesMax = 512;

    private sqlite3_stmt? _statement;

    private sqlite3_stmt Handle => _statement ??= Prepare();

    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(Handle, index, value));
        return this;
    }

    public Statement Bind(int index, DateTimeOffset value) => Bind(index, value.UtcTicks);

    public Statement Bind(int index, DateTimeOffset? value) =>
        value is { } instant ? Bind(index, instant.UtcTicks) : BindNull(index);

    public Statement Bind(int index, string? value)
    {
        if (value is null)
        {
            return BindNull(index);
        }

        var bytesMax = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (bytesMax <= StackBytesMax)
        {
            Span<byte> bytes = stackalloc byte[StackBytesMax];
            return BindText(index, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(bytesMax);
        BindText(index, rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    public Statement Bind(int index, KeyBytes value) => Bind(index, value.Bytes);

    public Statement Bind(int index, ReadOnlyMemory<byte>? value) =>
        value is { } bytes ? Bind(index, bytes) : BindNull(index);

    public Statement Bind(int index, ReadOnlyMemory<byte> value)
    {
        // An empty span has no address, which SQLite would take for NULL.
        Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(Handle, index, 0)
            : raw.sqlite3_bind_blob(Handle, index, value.Span));
        return this;
    }

    public Statement BindText(int index, ReadOnlySpan<byte> utf8)
    {
        Check(utf8.IsEmpty
            ? raw.sqlite3_bind_text(Handle, index, string.Empty)
            : raw.sqlite3_bind_text(Handle, index, utf8));
        return this;
    }

    public Statement BindNull(int index)
    {
        Check(raw.sqlite3_bind_null(Handle, index));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one; if not, the statement can be bound and run again.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(Handle);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        var message = code == raw.SQLITE_DONE ? null : raw.sqlite3_errmsg(database).utf8_to_string();
        var extendedCode = message is null ? 0 : raw.sqlite3_extended_errcode(database);
        Reset();
        return message is null ? false : throw new SqliteException(message, code, extendedCode);
    }

    /// <summary>Runs the statement to its end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Leaves the rows that were not read.</summary>
    public void Reset() => _ = raw.sqlite3_reset(Handle);

    public long Int64(int column) => raw.sqlite3_column_int64(Handle, column);

    public int Int32(int column) => raw.sqlite3_column_int(Handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(Handle, column) == raw.SQLITE_NULL;

    public DateTimeOffset Instant(int column) => new(Int64(column), TimeSpan.Zero);

    // Read as a blob, a text keeps every character; read as a text it would end at a NUL.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(Handle, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public ReadOnlyMemory<byte> Blob(int column) => raw.sqlite3_column_blob(Handle, column).ToArray();

    // Written out: in a conditional expression null would become an empty blob.
    public ReadOnlyMemory<byte>? BlobOrNull(int column)
    {
        if (IsNull(column))
        {
            return null;
        }

        return Blob(column);
    }

    public KeyBytes Key(int column) => new(Blob(column));

    public void Dispose() => _statement?.Dispose();

    private sqlite3_stmt Prepare()
    {
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(
                raw.sqlite3_errmsg(database).utf8_to_string(), code, raw.sqlite3_extended_errcode(database));
        }
    }
}
