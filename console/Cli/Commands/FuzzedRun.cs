using System.Security.Cryptography;
using System.Text.Json;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Fuzzing;
using Comparison.Scenarios.Reports;

namespace Comparison.Cli.Commands;

/// <summary><c>compare run --fuzz</c>: requests, schedules and faults by chance, the same through both variants.</summary>
internal sealed class FuzzedRun(string folder, Form form, bool isJson)
{
    private const string CaseFile = "fuzz-case.json";

    public Task<int> RunAsync(FuzzChoice choice, WorkflowName? workflow, CancellationToken cancellationToken) => choice.Case is { } file
        ? ReplayAsync(file, cancellationToken)
        : FuzzAsync(choice.Seed ?? RandomNumberGenerator.GetInt32(1_000_000), choice.Count!.Value, workflow, cancellationToken);

    /// <summary>Plays the first cases of a seed; one that differs is made as small as it gets.</summary>
    private async Task<int> FuzzAsync(long seed, int count, WorkflowName? workflow, CancellationToken cancellationToken)
    {
        var cases = workflow is { } only ? $"{count} cases of {only.ToText()}" : $"{count} cases";
        Say($"Seed {seed}: {cases}, each in both variants.");
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        using var runner = new FuzzRunner(cloud, form);
        var found = await Terminal.WaitAsync(
            "cases", progress => runner.FindAsync(new(seed, workflow), count, Counted(progress, count), cancellationToken));
        var shrunk = found is { } first
            ? await Terminal.WaitAsync("making the case smaller", _ => ShrinkAsync(runner, first.Comparison, cancellationToken))
            : null;
        var report = new FuzzReport(seed, count, found?.Index, found?.Comparison, shrunk);
        await WriteAsync(report, cancellationToken);
        if (report.IsSame)
        {
            Say($"{count} of {count} the same in both variants. Seed {seed}.");
            return Exit.Same;
        }
        Say($"Case {report.Index} of seed {seed} differs:");
        Say([.. FuzzReport.Lines(report.Found!)]);
        Say("The smallest case that still differs:");
        Say([.. FuzzReport.Lines(shrunk!)]);
        Say($"Replay it: ./compare run --fuzz-case {RepositoryFiles.Shown(folder)}/{CaseFile}{(form == Form.Readable ? "" : $" --form {form.ToText()}")}");
        return Exit.Different;
    }

    /// <summary>Plays one case from a file.</summary>
    private async Task<int> ReplayAsync(string file, CancellationToken cancellationToken)
    {
        FuzzCase played;
        try
        {
            played = FuzzCase.Parse(await File.ReadAllTextAsync(RepositoryFiles.FromUser(file), cancellationToken));
        }
        catch (JsonException malformed)
        {
            return Exit.Usage($"{file} holds no case: {malformed.Message}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Exit.Usage($"{file} cannot be read: {unreadable.Message}");
        }
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        using var runner = new FuzzRunner(cloud, form);
        var comparison = await runner.PlayAsync(played, cancellationToken);
        Say([.. FuzzReport.Lines(comparison), comparison.IsSame ? "The same in both variants." : "The variants differ."]);
        return comparison.IsSame ? Exit.Same : Exit.Different;
    }

    private static async Task<FuzzComparison> ShrinkAsync(FuzzRunner runner, FuzzComparison found, CancellationToken cancellationToken)
    {
        var smallest = await Shrinker.ShrinkAsync(
            found.Case, async candidate => !(await runner.PlayAsync(candidate, cancellationToken)).IsSame);
        return await runner.PlayAsync(smallest, cancellationToken);
    }

    private async Task WriteAsync(FuzzReport report, CancellationToken cancellationToken)
    {
        var whole = RunReport.Create(new([], []));
        whole["parity"] = report.IsSame;
        whole["fuzz"] = report.Json();
        var text = await ReportFolder.WriteRunAsync(folder, whole, cancellationToken);
        if (report.Shrunk is { } shrunk)
            await File.WriteAllTextAsync(Path.Combine(folder, CaseFile), shrunk.Case.ToJson(), cancellationToken);
        if (isJson)
            Terminal.Say(text);
    }

    private static Progress<int>? Counted(IProgress<string>? progress, int count) =>
        progress is null ? null : new(played => progress.Report($"cases, {played} of {count}"));

    private void Say(params ReadOnlySpan<string> lines)
    {
        if (isJson)
            return;
        foreach (var line in lines)
            Terminal.Say(line);
    }
}
