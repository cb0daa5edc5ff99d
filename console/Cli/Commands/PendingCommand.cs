using System.CommandLine;
using System.Text.Json.Nodes;
using Comparison.Cli.Output;
using Comparison.Cli.Remote;
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
