using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Verification;

/// <summary>Something to do with a deployment and with the local engines alike, by what a deployment's users can do.</summary>
/// <param name="Name">Such as <c>REQ-001</c>, or <c>REQ-001, rejected</c>.</param>
public sealed record VerifiedCase(string Name, Sample Sample)
{
    private const string Yes = "approve";

    /// <summary>What the person says who is asked, in order.</summary>
    private IReadOnlyList<string> Answers { get; init; } = [Yes];

    /// <summary>How often the request is started.</summary>
    private int Starts { get; init; } = 1;

    /// <summary>Every sample, and of each workflow the one that asks somebody with other answers and starts.</summary>
    /// <param name="mark">Ends the ids of the requests: those of an earlier verification would be found again.</param>
    public static IReadOnlyList<VerifiedCase> All(string mark) =>
    [
        .. WorkflowNames.All.SelectMany(SampleFiles.For).Select(sample => new VerifiedCase(sample.Name, Marked(sample, mark))),
        .. WorkflowNames.All.Select(workflow => WorkflowDescriptor.For(workflow).Asking).SelectMany(sample => new[]
        {
            new VerifiedCase($"{sample.Name}, rejected", Marked(sample, $"{mark}-no")) { Answers = ["reject"] },
            new VerifiedCase($"{sample.Name}, answered twice", Marked(sample, $"{mark}-twice")) { Answers = [Yes, Yes] },
            new VerifiedCase($"{sample.Name}, started twice", Marked(sample, $"{mark}-again")) { Starts = 2 },
        }),
    ];

    /// <summary>Plays it on one stack, to its end.</summary>
    /// <inheritdoc cref="SampleRunner.RunAsync" path="/exception"/>
    public async Task<SampleRun> PlayAsync(IStack stack, CancellationToken cancellationToken)
    {
        var driver = new RequestDriver(stack, Sample);
        for (var start = 0; start < Starts; start++)
            await driver.StartAsync(cancellationToken);
        if (await driver.UntilAskedAsync(cancellationToken) is { } asked)
        {
            await driver.ThinkAsync(asked, cancellationToken);
            foreach (var answer in Answers)
                await driver.DecideAsync(asked, answer, asked.Deciders[0], "Looked at", cancellationToken);
        }
        await driver.UntilEndedAsync(cancellationToken);
        return await driver.ResultAsync(cancellationToken);
    }

    // A request without an id of its own, or with one that breaks a rule, stays what it is.
    private static Sample Marked(Sample sample, string mark) =>
        JsonNode.Parse(sample.Payload)![sample.Workflow.IdField()] is JsonValue id ? sample.With(sample.Workflow.IdField(), $"{id}-{mark}") : sample;
}
