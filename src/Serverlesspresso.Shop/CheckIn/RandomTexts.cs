using Serverlesspresso.Engine.Chance;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>Makes random texts of characters that need no escaping in a URL: ids, and the codes of the shops.</summary>
/// <param name="random">Where chance comes from.</param>
public sealed class RandomTexts(IRandomSource random)
{
    /// <summary>How many characters the id of an order or visitor has: 126 random bits.</summary>
    public const int IdLength = 21;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    // A random UUID has its version and variant in the bytes 6 to 8 (bytes 7 and 8 in the layout of Guid).
    private static readonly int[] RandomBytes = [0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>Makes the id of an order or visitor.</summary>
    public string NextId() => Next(IdLength);

    /// <summary>Makes a text.</summary>
    /// <param name="length">How many characters, each of 6 random bits.</param>
    public string Next(int length) => string.Create(length, random, (characters, source) =>
    {
        Span<byte> bytes = stackalloc byte[16];
        for (var index = 0; index < characters.Length; index++)
        {
            var place = index % RandomBytes.Length;
            if (place == 0)
            {
                source.NextId().TryWriteBytes(bytes);
            }

            characters[index] = Alphabet[bytes[RandomBytes[place]] % Alphabet.Length];
        }
    });
}
