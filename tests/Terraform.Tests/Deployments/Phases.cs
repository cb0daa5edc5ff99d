using System.Collections.Concurrent;
using System.Globalization;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>How long the parts of a deployment's life took, for whoever waits for them.</summary>
internal sealed class Phases(TimeProvider time)
{
    private readonly ConcurrentQueue<string> _lines = new();

    public async Task<T> MeasureAsync<T>(string name, Func<Task<T>> phase)
    {
        var started = time.GetTimestamp();
        var result = await phase();
        Note(string.Create(CultureInfo.InvariantCulture, $"{name,-46} {time.GetElapsedTime(started).TotalSeconds,6:N1} s"));
        return result;
    }

    public void Note(string line) => _lines.Enqueue(line);

    /// <summary>Writes them where <c>compare test --all</c> prints them from.</summary>
    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, _lines);
    }
}
