namespace Comparison.Packages.Tests.Durable;

/// <summary>Gives each test an execution of its own.</summary>
public abstract class DurableTests : IDisposable
{
    private protected LocalExecution Execution { get; } = new();

    public void Dispose()
    {
        Execution.Dispose();
        GC.SuppressFinalize(this);
    }
}
