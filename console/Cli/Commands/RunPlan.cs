using System.Text.Json;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Workflows;

namespace Comparison.Cli.Commands;

/// <summary>What a call of <c>compare run</c> asks for, or the one line that refuses it.</summary>
internal sealed record RunPlan(IReadOnlyList<Sample> Samples, IReadOnlyList<Scenario> Scenarios, string? Refusal = null)
{
    /// <summary>How the workflows are written.</summary>
    public Form Form { get; init; }

    /// <summary>The workflows that are broken in every way; none, unless that was asked for.</summary>
    public IReadOnlyList<WorkflowName> Broken { get; private init; } = [];

    /// <summary>Nothing was chosen: everything is run that is quick.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>Every workflow is broken.</summary>
    public bool IsWhollyBroken => Broken.Count == WorkflowNames.All.Count;

    /// <summary>Nothing was chosen but perhaps a workflow.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>Without a choice all samples and all scenarios are run in which nothing breaks.</summary>
    public static RunPlan Create(string? workflow, string? sample, string? scenario, string? input, bool faults = false)
    {
        if (workflow is not null && WorkflowNames.Find(workflow) is null)
            return Refuse(Choices.UnknownWorkflow(workflow));
        if (new[] { sample, scenario, input, faults ? "" : null }.Count(choice => choice is not null) > 1)
            return Refuse("Choose one of --sample, --scenario, --input and --faults.");
        if (input is not null)
            return workflow is null
                ? Refuse("Name the workflow that the input is for: compare run approval --input FILE.")
                : Read(WorkflowNames.Find(workflow)!.Value, input);

        var workflows = WorkflowNames.All.Where(known => workflow is null || known.ToText() == workflow).ToList();
        if (faults)
            return new([], []) { Broken = workflows };
        var samples = workflows.SelectMany(SampleFiles.For).ToList();
        var scenarios = workflows.SelectMany(ScenarioCatalog.For).ToList();
        if (sample is not null)
            return Named(samples, known => known.Name, sample) is { Count: > 0 } found
                ? new(found, [])
                : Refuse(Nearest.Unknown("sample", sample, samples.Select(known => known.Name)));
        if (scenario is not null)
        {
            scenarios.AddRange(workflows.SelectMany(ScenarioCatalog.BrokenFor));
            return Named(scenarios, known => known.Name, scenario) is { Count: > 0 } found
                ? new([], found)
                : Refuse(Nearest.Unknown("scenario", scenario, scenarios.Select(known => known.Name)));
        }
        return new(samples, scenarios) { IsWhole = workflow is null, IsOpen = true };
    }

    private static List<T> Named<T>(IEnumerable<T> all, Func<T, string> nameOf, string wanted) =>
        [.. all.Where(one => nameOf(one).Equals(wanted, StringComparison.OrdinalIgnoreCase))];

    private static RunPlan Refuse(string why) => new([], [], why);

    private static RunPlan Read(WorkflowName workflow, string input)
    {
        try
        {
            return new([SampleFiles.Read(workflow, RepositoryFiles.FromUser(input))], []);
        }
        catch (JsonException malformed)
        {
            return Refuse($"{input} is not JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{input} cannot be read: {unreadable.Message}");
        }
    }
}

/// <summary>What a call of <c>compare run</c> says about cases drawn by chance.</summary>
/// <param name="Count">How many to play.</param>
/// <param name="Seed">What they are drawn from.</param>
/// <param name="Case">A file with one case to play again.</param>
internal sealed record FuzzChoice(int? Count, long? Seed, string? Case)
{
    public bool IsMade => Count is not null || Case is not null;

    /// <summary>The one line that refuses the choice beside the others; null when they go together.</summary>
    public string? RefusalBeside(RunPlan plan) => this switch
    {
        { Seed: not null, Count: null } => "--seed goes with --fuzz.",
        { Count: not null, Case: not null } => "Choose one of --fuzz and --fuzz-case.",
        { IsMade: true } when !plan.IsOpen => "Choose one of --sample, --scenario, --input, --faults, --fuzz and --fuzz-case.",
        _ => null,
    };
}
