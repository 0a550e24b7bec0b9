using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;

namespace Serverlesspresso.Events.Patterns;

/// <summary>A range of IP addresses of one family, as a CIDR block or a single address names it.</summary>
/// <param name="IsVersion6">Whether the addresses are of IPv6.</param>
/// <param name="First">The first address.</param>
/// <param name="Last">The last address.</param>
internal sealed record IpAddressRange(bool IsVersion6, UInt128 First, UInt128 Last)
{
    private const int TextMax = 64;

    private static readonly SearchValues<byte> Version6Characters = SearchValues.Create("0123456789abcdefABCDEF:"u8);

    /// <summary>Whether a text is an IP address in the range.</summary>
    /// <param name="utf8">The text.</param>
    public bool Contains(ReadOnlySpan<byte> utf8) =>
        TryParseAddress(utf8, out var isVersion6, out var address)
        && isVersion6 == IsVersion6 && address >= First && address <= Last;

    /// <summary>Reads a single address.</summary>
    /// <param name="text">The address.</param>
    /// <returns>The range of that address alone; null if the text is no IP address.</returns>
    public static IpAddressRange? TryParseAddress(string text) =>
        TryParseAddress(Encoding.UTF8.GetBytes(text), out var isVersion6, out var address)
            ? new IpAddressRange(isVersion6, address, address)
            : null;

    /// <summary>Reads a CIDR block.</summary>
    /// <param name="text">The block: an address, a slash and the number of mask bits.</param>
    /// <param name="range">The range.</param>
    /// <param name="mistake">What is wrong, in EventBridge's words.</param>
    public static bool TryParseBlock(
        string text, [NotNullWhen(true)] out IpAddressRange? range, [NotNullWhen(false)] out string? mistake)
    {
        range = null;
        var parts = text.TrimEnd('/').Split('/');
        if (parts.Length != 2)
        {
            mistake = "Malformed CIDR, one '/' required";
            return false;
        }

        if (!int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var maskBits))
        {
            mistake = "Malformed CIDR, mask bits must be an integer";
            return false;
        }

        if (maskBits < 0)
        {
            mistake = "Malformed CIDR, mask bits must not be negative";
            return false;
        }

        if (!TryParseAddress(Encoding.UTF8.GetBytes(parts[0]), out var isVersion6, out var address))
        {
            mistake = $"{(LooksLikeAddress(parts[0]) ? "Invalid" : "Nonstandard")} IP address: {parts[0]}";
            return false;
        }

        var bits = isVersion6 ? 128 : 32;
        if (maskBits >= bits)
        {
            mistake = isVersion6 ? "IPv6 mask bits must be < 128" : "IPv4 mask bits must be < 32";
            return false;
        }

        // Shifted twice: a shift by all 128 bits would be no shift.
        var hostMask = (((UInt128.One << (bits - maskBits - 1)) - 1) << 1) | 1;
        range = new IpAddressRange(isVersion6, address & ~hostMask, address | hostMask);
        mistake = null;
        return true;
    }

    private static bool LooksLikeAddress(string text) =>
        text.Contains(':', StringComparison.Ordinal)
            ? text.All(character => char.IsAsciiHexDigit(character) || character == ':')
            : text.Split('.') is { Length: 4 } parts && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit));

    private static bool TryParseAddress(ReadOnlySpan<byte> utf8, out bool isVersion6, out UInt128 address)
    {
        isVersion6 = utf8.Contains((byte)':');
        address = default;
        return isVersion6 ? TryParseVersion6(utf8, ref isVersion6, out address) : TryParseVersion4(utf8, out address);
    }

    private static bool TryParseVersion4(ReadOnlySpan<byte> utf8, out UInt128 address)
    {
        address = default;
        var parts = 0;
        var value = 0u;
        foreach (var range in utf8.Split((byte)'.'))
        {
            var part = utf8[range];
            var number = 0u;
            foreach (var digit in part)
            {
                if (digit is not (>= (byte)'0' and <= (byte)'9') || number > byte.MaxValue)
                {
                    return false;
                }

                number = (number * 10) + (digit - (uint)'0');
            }

            if (part.IsEmpty || number > byte.MaxValue || ++parts > 4)
            {
                return false;
            }

            value = (value << 8) | number;
        }

        address = value;
        return parts == 4;
    }

    private static bool TryParseVersion6(ReadOnlySpan<byte> utf8, ref bool isVersion6, out UInt128 address)
    {
        address = default;
        Span<char> text = stackalloc char[TextMax];
        if (utf8.Length > TextMax || utf8.ContainsAnyExcept(Version6Characters))
        {
            return false;
        }

        Encoding.ASCII.GetChars(utf8, text);
        if (!IPAddress.TryParse(text[..utf8.Length], out var parsed))
        {
            return false;
        }

        if (parsed.IsIPv4MappedToIPv6)
        {
            parsed = parsed.MapToIPv4();
            isVersion6 = false;
        }

        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out var length);
        address = length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return true;
    }
}
