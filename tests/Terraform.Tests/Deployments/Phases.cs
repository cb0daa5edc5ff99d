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

/// <summary>Some at a time: each starts processes of its own, and a machine with two cores starts no twenty of them within a timeout.</summary>
internal static class Few
{
    private const int AtOnce = 3;

    public static async Task<IReadOnlyList<TResult>> RunAsync<T, TResult>(IReadOnlyList<T> all, Func<T, Task<TResult>> run)
    {
        using var places = new SemaphoreSlim(AtOnce);
        return await Task.WhenAll(all.Select(async one =>
        {
            await places.WaitAsync();
            try
            {
                return await run(one);
            }
            finally
            {
                places.Release();
            }
        }));
    }
}
