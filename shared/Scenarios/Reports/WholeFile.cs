namespace Comparison.Scenarios.Reports;

/// <summary>Writes a file so that whoever reads it meanwhile sees the one before or this one, and never a part of it.</summary>
public static class WholeFile
{
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        await File.WriteAllTextAsync(unfinished, text, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }
}
