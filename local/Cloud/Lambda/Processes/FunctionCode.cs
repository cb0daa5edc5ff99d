using System.IO.Compression;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>A function's unpacked zip.</summary>
/// <param name="Root">What the program finds as <c>LAMBDA_TASK_ROOT</c>.</param>
public sealed record FunctionCode(string Root)
{
    /// <summary>Unpacks a zip into a folder of its own, which is the caller's to delete.</summary>
    /// <exception cref="InvalidDataException">It is no zip.</exception>
    /// <exception cref="IOException">An entry leads out of the folder.</exception>
    internal static FunctionCode Unpack(ReadOnlyMemory<byte> zip)
    {
        var root = Directory.CreateTempSubdirectory("comparison-function-").FullName;
        using var content = new MemoryStream(zip.ToArray(), writable: false);
        ZipFile.ExtractToDirectory(content, root);
        return new(root);
    }

    /// <summary>The program that a handler without <c>::</c> names, as the managed runtime finds it.</summary>
    /// <exception cref="FileNotFoundException">The zip does not hold it.</exception>
    internal string Program(string handler)
    {
        var program = Path.Combine(Root, $"{handler}.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"The function's zip has no {handler}.dll.", program);
    }
}
