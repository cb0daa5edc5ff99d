using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Scenarios.Reports;

namespace Comparison.EndToEnd;

/// <summary>Where benches are kept: a folder with the raw samples of each and the last result of each target.</summary>
public sealed class BenchFiles(string folder)
{
    /// <summary>The raw samples of a bench that begins now.</summary>
    public static string RawName(string target, DateTimeOffset startedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{startedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{target}.jsonl");

    /// <summary>Opens a file for raw samples.</summary>
    public SampleLog Create(string rawName)
    {
        Directory.CreateDirectory(folder);
        return new(new StreamWriter(Path.Combine(folder, rawName)));
    }

    public Task WriteAsync(BenchResult result, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(ResultOf(result.Target), JsonSerializer.Serialize(result, BenchJson.Default.BenchResult), cancellationToken);

    /// <summary>The last bench of a target; null when there was none, or when it was written by another version of the suite.</summary>
    public BenchResult? Read(string target)
    {
        if (!File.Exists(ResultOf(target)))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(ResultOf(target)), BenchJson.Default.BenchResult);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string ResultOf(string target) => Path.Combine(folder, $"{target}.json");
}

/// <summary>Benches as JSON: the samples as lines, the whole as a file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BenchResult))]
[JsonSerializable(typeof(BenchSample))]
internal sealed partial class BenchJson : JsonSerializerContext;

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
