using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Redeployments;

/// <summary>What an execution ran on that waited while code and definition were replaced.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Functions">What ran after the deployment: function, version, and which deployment's code it was.</param>
/// <param name="States">The Task states that were entered after the deployment, in order; none in the durable variant.</param>
public sealed record RedeploymentTrial(
    WorkflowName Workflow, Variant Variant, string Status, IReadOnlyList<string> Functions, IReadOnlyList<string> States);
