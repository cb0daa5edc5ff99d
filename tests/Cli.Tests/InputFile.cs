namespace Comparison.Cli.Tests;

/// <summary>A file with a request in it, for as long as a test needs it.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparison-");

    public InputFile(string text)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "request.json");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
