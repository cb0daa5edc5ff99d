using System.Reflection;
using Amazon.Lambda.Core;

namespace Comparison.Packages.Tests.Durable;

/// <summary>Redirects Lambda's static log, of which a process has one: tests that do so run while no others do.</summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class StaticLog : IDisposable
{
    internal const string Alone = "static log";

    private readonly Dictionary<string, object?> _before = [];

    private StaticLog(LogLines log)
    {
        Set("_loggingAction", (Action<string>)log.Log);
        Set("_loggingWithLevelAction", (Action<string, string, object[]>)log.Log);
        Set("_loggingWithLevelAndExceptionAction", (Action<string, Exception, string, object[]>)log.Log);
    }

    internal static StaticLog WriteTo(LogLines log) => new(log);

    public void Dispose()
    {
        foreach (var (name, action) in _before)
            Field(name).SetValue(null, action);
    }

    private void Set(string name, Delegate action)
    {
        _before[name] = Field(name).GetValue(null);
        Field(name).SetValue(null, action);
    }

    // There is no other way in; AWS's own runtime takes this one.
    private static FieldInfo Field(string name) => typeof(LambdaLogger).GetField(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
