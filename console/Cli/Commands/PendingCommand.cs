using System.CommandLine;
using System.Text.Json.Nodes;
using Comparison.Cli.Output;
using Comparison.Cli.Remote;
using Comparison.Domain;
using Spectre.Console;

namespace Comparison.Cli.Commands;

/// <summary><c>compare pending</c>: the decisions that wait for somebody, soonest deadline first.</summary>
internal sealed class PendingCommand() : RemoteCommand("pending", "Lists the decisions that wait for somebody.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, IReadOnlyList<RemoteStack> stacks, CancellationToken cancellationToken)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("variant", "id", "question", "who may decide", "reply by");
        foreach (var stack in stacks)
        {
            var page = await stack.GetAsync("decisions?limit=100", cancellationToken);
            foreach (var decision in page?["decisions"] as JsonArray ?? [])
                table.AddRow(
                    stack.Variant,
                    Markup.Escape($"{decision!["id"]}"),
                    Markup.Escape($"{decision["question"]}"),
                    Markup.Escape(string.Join(", ", decision["deciders"] as JsonArray ?? [])),
                    Markup.Escape($"{decision["reply_by"]}"));
        }
        if (table.Rows.Count == 0)
            Terminal.Say("Nothing waits for anybody.");
        else
            Terminal.Console.Write(table);
        return Exit.Same;
    }
}

/// <summary><c>compare list</c>: the executions of both stacks, newest first.</summary>
internal sealed class ListCommand() : RemoteCommand("list", "Lists the executions, newest first.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, IReadOnlyList<RemoteStack> stacks, CancellationToken cancellationToken)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("variant", "workflow", "id", "status", "started");
        foreach (var stack in stacks)
        foreach (var workflow in WorkflowNames.All)
        {
            var page = await stack.GetAsync($"workflows/{workflow.ToText()}?limit=25", cancellationToken);
            foreach (var execution in page?["executions"] as JsonArray ?? [])
                table.AddRow(
                    stack.Variant, workflow.ToText(), Text(execution, "id"), Text(execution, "status"), Text(execution, "started_at"));
        }
        if (table.Rows.Count == 0)
            Terminal.Say("No executions yet.");
        else
            Terminal.Console.Write(table);
        return Exit.Same;
    }

    private static string Text(JsonNode? execution, string member) => Markup.Escape(execution?[member]?.ToString() ?? "");
}
