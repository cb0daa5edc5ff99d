namespace Comparison.Terraform.Tests.Deployments;

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
