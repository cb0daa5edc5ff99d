namespace Comparison.Tests.Shared;

/// <summary>Variables of the environment, which belong to the whole process: set until disposed.</summary>
/// <remarks>Linked into each test project that needs it. Whoever reads what it sets runs in a collection of its own.</remarks>
internal sealed class Variables : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public Variables(params ReadOnlySpan<(string Name, string Value)> variables)
    {
        foreach (var (name, value) in variables)
        {
            _before[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }
}
