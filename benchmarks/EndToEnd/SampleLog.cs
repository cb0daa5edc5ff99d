using System.Text.Json;

namespace Comparison.EndToEnd;

/// <summary>Writes each sample as soon as it is there, so that what was measured survives whatever comes after.</summary>
public sealed class SampleLog(TextWriter lines) : IDisposable
{
    private readonly Lock _gate = new();

    public void Add(BenchSample sample)
    {
        lock (_gate)
        {
            lines.WriteLine(JsonSerializer.Serialize(sample, BenchJson.Default.BenchSample));
            lines.Flush();
        }
    }

    public void Dispose() => lines.Dispose();
}
