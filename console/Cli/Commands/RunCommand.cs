using System.CommandLine;
using System.Text.Json;
using Comparison.Adapters;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Local.Cloud.Hosting;
using Comparison.Suite.Reports;
using Comparison.Suite.Runs;
using Comparison.Suite.Samples;

namespace Comparison.Cli.Commands;

/// <summary><c>compare run</c>: the same requests through both variants, with time skipped, on this machine.</summary>
internal sealed class RunCommand : Command
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Argument<string?> _workflow = new("workflow")
    {
        Description = "Only this workflow: approval. All of them when absent.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _sample = new("--sample") { Description = "Only this sample, such as REQ-001." };
    private readonly Option<string?> _input = new("--input") { Description = "A request of your own: a JSON file." };
    private readonly Option<bool> _json = new("--json") { Description = "Prints the report as JSON, for scripts." };

    public RunCommand()
        : base("run", "Runs the samples through both variants and compares outcomes and billing units.")
    {
        Add(_workflow);
        Add(_sample);
        Add(_input);
        Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (samples, refusal) = Samples(parsed);
        if (refusal is not null)
            return Exit.Usage(refusal);

        var reports = Directory.CreateDirectory(Path.Combine(RepositoryFiles.Artifacts, "report")).FullName;
        List<SampleComparison> comparisons;
        try
        {
            comparisons = await CompareAsync(samples, reports, cancellationToken);
        }
        catch (Exception stop) when (stop is RefusedException or StuckException)
        {
            return Exit.Usage(stop.Message);
        }

        var report = RunReport.Of(comparisons).ToJsonString(Indented);
        var file = Path.Combine(reports, "run.json");
        await File.WriteAllTextAsync(file, report, cancellationToken);
        if (parsed.GetValue(_json))
            Terminal.Say(report);
        else
            RunTable.Write(Terminal.Console, comparisons, RepositoryFiles.Shown(file));
        return comparisons.All(comparison => comparison.IsSame) ? Exit.Same : Exit.Different;
    }

    private static async Task<List<SampleComparison>> CompareAsync(
        IReadOnlyList<Sample> samples, string reports, CancellationToken cancellationToken)
    {
        List<SampleComparison> comparisons = [];
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        using var both = await LocalComparison.DeployAsync(
            cloud, tagReplay: Environment.GetEnvironmentVariable(Setting.LogReplay) == "tag", cancellationToken);
        foreach (var sample in samples)
            comparisons.Add(await both.RunAsync(sample, cancellationToken));
        await File.WriteAllTextAsync(Path.Combine(reports, "run.log"), RunLogFile.Of(both), cancellationToken);
        return comparisons;
    }

    private (IReadOnlyList<Sample> Samples, string? Refusal) Samples(ParseResult parsed)
    {
        var name = parsed.GetValue(_workflow);
        if (name is not null && WorkflowNames.Find(name) is null)
            return ([], $"Unknown workflow '{name}'. Known: {string.Join(", ", WorkflowNames.All.Select(known => known.ToText()))}.");
        if (parsed.GetValue(_input) is { } input)
            return name is null
                ? ([], "Name the workflow that the input is for: compare run approval --input FILE.")
                : Read(WorkflowNames.Find(name)!.Value, input);

        var samples = WorkflowNames.All.Where(workflow => name is null || workflow.ToText() == name).SelectMany(SampleFiles.Of).ToList();
        if (parsed.GetValue(_sample) is not { } wanted)
            return (samples, null);
        var found = samples.Where(sample => sample.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count > 0
            ? (found, null)
            : ([], $"Unknown sample '{wanted}'. Known: {string.Join(", ", samples.Select(sample => sample.Name))}.");
    }

    private static (IReadOnlyList<Sample> Samples, string? Refusal) Read(WorkflowName workflow, string input)
    {
        try
        {
            return ([SampleFiles.Read(workflow, RepositoryFiles.FromUser(input))], null);
        }
        catch (JsonException malformed)
        {
            return ([], $"{input} is not JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return ([], $"{input} cannot be read: {unreadable.Message}");
        }
    }
}
