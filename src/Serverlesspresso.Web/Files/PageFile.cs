using System.IO.Compression;

namespace Serverlesspresso.Web.Files;

/// <summary>A file that pages refer to. It is embedded: a program that was only built finds no static files.</summary>
public sealed class PageFile
{
    private readonly Lazy<byte[]> _packed;

    internal PageFile(string name, string contentType, byte[] content)
    {
        Name = name;
        ContentType = contentType;
        Content = content;
        _packed = new Lazy<byte[]>(() => Pack(content));
    }

    /// <summary>The file's name, with its folder.</summary>
    public string Name { get; }

    /// <summary>What kind of file it is.</summary>
    public string ContentType { get; }

    /// <summary>
    /// The address by which pages name it. The version is another one whenever a file is, so browsers may keep it for good;
    /// it stands in the path, so that files find each other by their relative addresses.
    /// </summary>
    public string Address => $"/files/{Version}/{Name}";

    /// <summary>The version of all files.</summary>
    internal static string Version { get; } = typeof(PageFile).Module.ModuleVersionId.ToString("N")[..12];

    /// <summary>What the file holds.</summary>
    internal byte[] Content { get; }

    /// <summary>What the file holds, packed with gzip.</summary>
    internal byte[] Packed => _packed.Value;

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
