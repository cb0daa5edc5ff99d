using Comparison.Durable.Conformance.Runs;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Suite 2, waits.</summary>
internal static class WaitHandlers
{
    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["2-1"] = (_, context, _) => context.WaitAsync(TimeSpan.FromSeconds(2)).AsNothing(),
        ["2-4"] = (_, context, _) => context.WaitAsync(TimeSpan.FromMinutes(1)).AsNothing(),
        ["2-5"] = (_, context, _) => context.WaitAsync(TimeSpan.FromHours(1)).AsNothing(),
    };
}
