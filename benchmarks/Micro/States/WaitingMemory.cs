using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Micro.Support;

namespace Comparison.Micro.States;

/// <summary>How much memory do ten thousand executions take that wait for their task tokens?</summary>
/// <remarks>All that the local cloud keeps of them: histories, tokens, deadlines, and the messages that carry the tokens.</remarks>
internal static class WaitingMemory
{
    public const string Verb = "waiting";

    private const int Executions = 10_000;
    private const double Target = 300;

    private const string Definition = """
        {
          "StartAt": "Ask",
          "States": {
            "Ask": {
              "Type": "Task",
              "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
              "Parameters": { "QueueUrl.$": "$.queue", "MessageBody": { "token.$": "$$.Task.Token", "id.$": "$.id" } },
              "TimeoutSeconds": 86400,
              "HeartbeatSeconds": 3600,
              "End": true
            }
          }
        }
        """;

    /// <returns>A table in Markdown.</returns>
    public static async Task<string> RunAsync()
    {
        // Once with few, so that what is loaded and compiled on the way does not count.
        await (await OpenAsync(executions: 10)).UntilIdleAsync();
        var before = Memory.Settled();
        var lab = await OpenAsync(Executions);
        var grown = Memory.Settled() - before;
        GC.KeepAlive(lab);
        return string.Create(CultureInfo.InvariantCulture, $"""
            | {Executions} executions waiting for their task tokens | MB | to stay below |
            | --- | ---: | ---: |
            | managed heap, settled | {grown.Heap:F0} | {Target} |
            | working set, more than before | {grown.WorkingSet:F0} | {Target} |

            """);
    }

    private static async Task<StatesLab> OpenAsync(int executions)
    {
        var lab = await StatesLab.OpenAsync(Definition);
        var queue = await lab.CreateQueueAsync("questions");
        for (var i = 0; i < executions; i++)
            await lab.StartAsync(1, new JsonObject { ["queue"] = queue, ["id"] = $"request-{i}" });
        return lab;
    }
}
