namespace Comparison.Packages.Tests;

internal static class Waiting
{
    /// <summary>Fails instead of waiting for ever when a package behaves otherwise than the test expects.</summary>
    /// <param name="what">What is waited for, as the failure says it.</param>
    public static async Task<T> OrFailAsync<T>(this Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"Waited a minute for {what}.");
        }
    }
}
