using System.IO.Compression;
using System.Text;

namespace Comparison.Cli.Packaging;

/// <summary>Zips a published program so that the same files give the same bytes: sorted, with one time and fixed permissions.</summary>
internal static class PackageZip
{
    /// <summary>In zips that hold this repository's stand-ins for AWS's packages; they are for the local cloud.</summary>
    public const string LocalMarker = "LOCAL-AWS-PACKAGES.txt";

    private const string MarkerText =
        "Built with this repository's stand-ins for AWS's packages (local/Packages/README.md). Meant for the local cloud, not for AWS.\n";

    // A zip keeps Unix permissions in the upper half of an entry's attributes: a regular file, rwxr-xr-x or rw-r--r--.
    private const int Program = 0x81ED << 16;
    private const int File = 0x81A4 << 16;

    // The earliest time that a zip can tell.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="program">The one file that may be executed.</param>
    /// <param name="isLocal">Whether to add <see cref="LocalMarker"/>.</param>
    public static void Write(string folder, string program, bool isLocal, Stream zip)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var name in Names(folder, isLocal))
        {
            var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = NoTime;
            entry.ExternalAttributes = name == program ? Program : File;
            using var target = entry.Open();
            using Stream source = name == LocalMarker ? new MemoryStream(Encoding.UTF8.GetBytes(MarkerText)) : Open(folder, name);
            source.CopyTo(target);
        }
    }

    private static IEnumerable<string> Names(string folder, bool isLocal) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Concat(isLocal ? [LocalMarker] : [])
        .Order(StringComparer.Ordinal);

    private static FileStream Open(string folder, string name) => System.IO.File.OpenRead(Path.Combine(folder, name));
}
