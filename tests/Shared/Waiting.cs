namespace Comparison.Tests.Shared;

/// <summary>A bound for what another's code ends: a package, a function, a program.</summary>
/// <remarks>Linked into each test project that needs one.</remarks>
internal static class Waiting
{
    /// <summary>Fails instead of waiting for ever when a package behaves otherwise than the test expects.</summary>
    /// <param name="what">What is waited for, as the failure says it.</param>
    public static async Task<T> OrFailAsync<T>(this Task<T> task, string what)
    {
        await OrFailAsync((Task)task, what);
        return await task;
    }

    public static async Task OrFailAsync(this Task task, string what)
    {
        try
        {
            await task.WaitAsync(TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new InvalidOperationException($"Waited a minute for {what}.");
        }
    }
}
