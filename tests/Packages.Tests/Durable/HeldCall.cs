namespace Comparison.Packages.Tests.Durable;

/// <summary>A call that stays in flight until the test lets it go.</summary>
internal sealed class HeldCall
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Arrived => _arrived.Task;

    public void Release() => _released.SetResult();

    public Task ArriveAsync()
    {
        _arrived.SetResult();
        return _released.Task;
    }
}
