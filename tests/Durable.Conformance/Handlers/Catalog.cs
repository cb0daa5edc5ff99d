namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Every requirement that has a handler, by id.</summary>
internal static partial class Catalog
{
    private const string OneOperation = "a serializer for one operation is not in 1.0.0";
    private const string WholeMap = "what a map records is the package's own affair: no version takes a serializer for it";

    public static IReadOnlyDictionary<string, Workflow> All { get; } = Collect();

    /// <summary>Why a requirement may have no handler.</summary>
    public static IReadOnlyDictionary<string, string> Absent { get; } = new Dictionary<string, string>
    {
        ["3-14"] = OneOperation,
        ["5-16"] = OneOperation,
        ["8-15"] = OneOperation,
        ["9-14"] = OneOperation,
        ["9-19"] = WholeMap,
        ["9-20"] = WholeMap,
    };

    // Has a body where the package is of version 2.
    static partial void AddVersion2(Dictionary<string, Workflow> handlers);

    private static Dictionary<string, Workflow> Collect()
    {
        var handlers = new[]
            {
                StepHandlers.All, WaitHandlers.All, ChildHandlers.All, CallbackHandlers.All, InvokeHandlers.All,
                WaitForConditionHandlers.All, WaitForCallbackHandlers.All, ParallelHandlers.All, MapHandlers.All,
            }
            .SelectMany(suite => suite)
            .ToDictionary();
        AddVersion2(handlers);
        return handlers;
    }
}
