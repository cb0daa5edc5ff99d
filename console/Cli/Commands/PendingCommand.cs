using System.CommandLine;
using System.Text.Json.Nodes;
using Comparison.Cli.Output;
using Comparison.Cli.Remote;
using Comparison.Reports.Documents;

namespace Comparison.Cli.Commands;

/// <summary><c>compare pending</c>: the decisions that wait for somebody, soonest deadline first.</summary>
internal sealed class PendingCommand() : RemoteCommand("pending", "Lists the decisions that wait for somebody, soonest deadline first.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, IReadOnlyList<RemoteStack> stacks, CancellationToken cancellationToken)
    {
        List<(string Variant, JsonNode Decision)> pending = [];
        foreach (var stack in stacks)
            await foreach (var decision in Desk.PendingAsync(stack, cancellationToken))
                pending.Add((stack.Variant, decision));
        if (pending.Count == 0)
            Terminal.Say("Nothing waits for anybody.");
        else
            TableView.Write(Terminal.Console, new(
                "", [.. Column.Texts("id", "variant", "question", "what is decided", "who may decide", "reply by")],
                [.. pending.OrderBy(one => Json.Text(one.Decision, "reply_by"), StringComparer.Ordinal).Select(one => (string[])
                [
                    Json.Text(one.Decision, "id"), one.Variant, Json.Text(one.Decision, "question"), Desk.Facts(one.Decision),
                    string.Join(", ", Desk.Deciders(one.Decision)), Json.Instant(one.Decision, "reply_by"),
                ])]));
        return Exit.Same;
    }
}
