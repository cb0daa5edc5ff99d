using System.Globalization;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>How long the parts of a deployment's life took and what came of them, in a file that <c>compare test --all</c> prints.</summary>
internal sealed class Phases(string file, TimeProvider time)
{
    private readonly Lock _gate = new();

    public void Begin()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
    }

    public async Task<T> MeasureAsync<T>(string name, Func<Task<T>> phase)
    {
        var started = time.GetTimestamp();
        var result = await phase();
        Note(string.Create(CultureInfo.InvariantCulture, $"{name,-46} {time.GetElapsedTime(started).TotalSeconds,6:N1} s"));
        return result;
    }

    public void Note(string line)
    {
        lock (_gate)
            File.AppendAllText(file, $"{line}\n");
    }
}
