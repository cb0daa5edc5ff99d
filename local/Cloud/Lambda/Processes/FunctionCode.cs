using System.IO.Compression;

namespace Comparison.Local.Cloud.Lambda.Processes;

/// <summary>A function's unpacked zip.</summary>
/// <param name="Root">What the program finds as <c>LAMBDA_TASK_ROOT</c>.</param>
public sealed record FunctionCode(string Root)
{
    /// <summary>Lambda's quota of an unzipped package, 250 MB.</summary>
    public const long MaxBytes = 262_144_000;

    // Lambda names no number. The largest packages of .NET functions have some hundreds of files.
    private const int MaxEntries = 10_000;

    /// <summary>Unpacks a zip into a folder of its own, which is the caller's to delete.</summary>
    /// <exception cref="InvalidDataException">It is no zip, or an entry is none of a function's package.</exception>
    /// <exception cref="FunctionCodeException">It is too large.</exception>
    internal static FunctionCode Unpack(ReadOnlyMemory<byte> zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip.ToArray(), writable: false));
        // Believed only when it is too large: what is unpacked is counted.
        if (archive.Entries.Count > MaxEntries
            || archive.Entries.Any(entry => entry.Length > MaxBytes) || archive.Entries.Sum(entry => entry.Length) > MaxBytes)
            throw FunctionCodeException.TooLarge();
        var root = Directory.CreateTempSubdirectory("comparison-function-").FullName;
        try
        {
            var left = MaxBytes;
            foreach (var entry in archive.Entries)
                left -= Unpack(entry, root, left);
            return new(root);
        }
        catch
        {
            Directory.Delete(root, recursive: true);
            throw;
        }
    }

    /// <summary>The program that a handler without <c>::</c> names, as the managed runtime finds it.</summary>
    /// <exception cref="FunctionCodeException">The zip does not hold it.</exception>
    internal string Program(string handler)
    {
        var program = Path.Combine(Root, $"{handler}.dll");
        return Path.GetFileName(handler) == handler && File.Exists(program) ? program : throw FunctionCodeException.NoProgram(handler);
    }

    private static long Unpack(ZipArchiveEntry entry, string root, long most)
    {
        using var file = Create(entry, root);
        if (file is null)
            return 0;
        using var content = entry.Open();
        var buffer = new byte[64 * 1024];
        while (content.Read(buffer) is > 0 and var read)
        {
            if (file.Length + read > most)
                throw FunctionCodeException.TooLarge();
            file.Write(buffer, 0, read);
        }
        return file.Length;
    }

    private static FileStream? Create(ZipArchiveEntry entry, string root)
    {
        var target = PlaceOf(entry, root);
        var isFolder = entry.FullName.EndsWith('/');
        try
        {
            Directory.CreateDirectory(isFolder ? target : Path.GetDirectoryName(target)!);
            return isFolder ? null : File.Create(target);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"There can be no file {entry.FullName}: {refused.Message}", refused);
        }
    }

    private static string PlaceOf(ZipArchiveEntry entry, string root)
    {
        var name = entry.FullName;
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            throw new InvalidDataException("An entry of the zip has no name that a file may have.");
        var target = Path.GetFullPath(Path.Combine(root, name));
        return target.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? target
            : throw new InvalidDataException($"The entry {name} leads out of the zip.");
    }
}

/// <summary>A zip is one, and yet none that a function can run from.</summary>
internal sealed class FunctionCodeException(string message) : Exception(message)
{
    // AWS's words.
    public static FunctionCodeException TooLarge() =>
        new($"Unzipped size must be smaller than {FunctionCode.MaxBytes} bytes");

    public static FunctionCodeException NoProgram(string handler) => new($"The function's zip has no {handler}.dll.");
}
