using System.CommandLine;
using Comparison.Cli.Output;
using Comparison.Cli.Remote;
using Comparison.Domain;
using Comparison.Reports.Documents;

namespace Comparison.Cli.Commands;

/// <summary><c>compare list</c>: the executions of both stacks, newest first.</summary>
internal sealed class ListCommand() : RemoteCommand("list", "Lists the executions of both variants, newest first.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, IReadOnlyList<RemoteStack> stacks, CancellationToken cancellationToken)
    {
        List<Execution> all = [];
        var complete = ""; // from this instant on, nothing is missing
        foreach (var stack in stacks)
        foreach (var workflow in WorkflowNames.All)
        {
            var page = await stack.GetAsync($"workflows/{workflow.ToText()}?limit=25", cancellationToken);
            Execution[] found = [.. Json.Items(page, "executions").Select(one => new Execution(
                Json.Text(one, "id"), workflow.ToText(), stack.Variant, Json.Text(one, "status"), Json.Text(one, "started_at")))];
            all.AddRange(found);
            if (page?["cursor"] is not null && found.Length > 0 && string.CompareOrdinal(found[^1].StartedAt, complete) > 0)
                complete = found[^1].StartedAt;
        }
        if (all.Count == 0)
            Terminal.Say("No executions yet; compare up says how to start one.");
        else
            Write([.. all.Where(one => string.CompareOrdinal(one.StartedAt, complete) >= 0).OrderByDescending(one => one.StartedAt, StringComparer.Ordinal)]);
        if (complete.Length > 0)
            Terminal.Say($"Those started before {Json.Readable(complete)} are left out.");
        return Exit.Same;
    }

    private static void Write(IReadOnlyList<Execution> executions) => TableView.Write(Terminal.Console, new(
        "", [.. Column.Texts("id", "workflow", "variant", "status", "started")],
        [.. executions.Select(one => (string[])[one.Id, one.Workflow, one.Variant, one.Status, Json.Readable(one.StartedAt)])]));

    private sealed record Execution(string Id, string Workflow, string Variant, string Status, string StartedAt);
}
