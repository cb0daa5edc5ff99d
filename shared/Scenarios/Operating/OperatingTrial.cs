using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Operating;

/// <summary>What an operator does with a workflow in production, and what became of it on the local engine.</summary>
/// <param name="Situation">What has happened, as an operator would say it.</param>
/// <param name="Does">What the operator does, by the service's own calls.</param>
/// <param name="Becomes">What is then counted: ends, questions, rows, versions, errors.</param>
public sealed record OperatingTrial(string Name, WorkflowName Workflow, string Situation, Variant Variant, string Does, string Becomes);

/// <summary>Something in a workflow's life that is no fault of anybody's call: a mended cause, a pause, a hot fix, a canary, an end.</summary>
/// <param name="Text">What has happened.</param>
internal sealed record Situation(string Name, string Text, Situation.Play Does)
{
    /// <summary>Has an operator do something about it in a stack of its own.</summary>
    public delegate Task<(string Does, string Becomes)> Play(OperatedStack stack, CancellationToken cancellationToken);
}
