using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Serverlesspresso.Web.Wall;

/// <summary>A QR code as the path of an SVG picture.</summary>
/// <param name="Size">How many modules it is wide and high, with the quiet zone around it.</param>
/// <param name="Path">The dark modules, one unit each.</param>
public sealed record QrPicture(int Size, string Path)
{
    /// <summary>Draws the code of a text. A seventh of it may be hidden, by glare or a head, and it is still read.</summary>
    /// <param name="text">The text.</param>
    public static QrPicture Draw(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            DrawRow(path, rows[y], y);
        }

        return new QrPicture(rows.Count, path.ToString());
    }

    // Modules side by side are one rectangle, so no hairline shows between them.
    private static void DrawRow(StringBuilder path, BitArray row, int y)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var begin = x;
            while (x < row.Length && row[x])
            {
                x++;
            }

            if (x > begin)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{begin} {y}h{x - begin}v1h-{x - begin}z");
            }
        }
    }
}
