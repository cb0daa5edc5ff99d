using Comparison.Durable.Conformance.Runs;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Every requirement that has a handler, by id.</summary>
internal static class Catalog
{
    public static IReadOnlyDictionary<string, Workflow> All { get; } =
        new[]
            {
                StepHandlers.All, WaitHandlers.All, ChildHandlers.All, CallbackHandlers.All, InvokeHandlers.All,
                WaitForConditionHandlers.All, WaitForCallbackHandlers.All, ParallelHandlers.All, MapHandlers.All,
            }
            .SelectMany(suite => suite)
            .ToDictionary();
}
